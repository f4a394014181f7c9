using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Hosting;

internal sealed partial class SessionHost
{
    void ISessionEffects.Emit(SessionOutput output)
    {
        _metrics.Emitted(output, _time);
        var now = Now;

        // Followers first: the log may have no room for the output, and lets go of its frame then.
        output.Sequence = _log.Last + 1;
        for (var index = _followers.Count - 1; index >= 0; index--)
        {
            if (!_followers[index].TryWrite(output))
            {
                _metrics.FollowerLetGo();
                _followers.RemoveAt(index);
                _machine.FollowersChanged(Followers, now);
            }
        }

        _log.Append(output, now);
        if (output is SessionOutput.Unshared)
        {
            LetListenersGo();
        }

        if (output is SessionOutput.TurnCompleted turn)
        {
            _lastTurn = turn;
            _lastTurnAt = turn.Sequence;
            _isToKeep = true;
        }
    }

    void ISessionEffects.OpenUpstream(int link, UpstreamSetup setup)
    {
        var opening = new Link();
        _links[link] = opening;
        _ = RunLinkAsync(link, opening, setup);
    }

    void ISessionEffects.CloseUpstream(int link) => Release(link);

    void ISessionEffects.SendAudio(int link, AudioFrame frame)
    {
        if (_links.TryGetValue(link, out var open) && !open.Upstream!.TrySendAudio(frame))
        {
            Overflow(link);
        }
    }

    void ISessionEffects.Send(int link, UpstreamInput input)
    {
        if (_links.TryGetValue(link, out var open) && !open.Upstream!.TrySend(input))
        {
            Overflow(link);
        }
    }

    void ISessionEffects.Note(SessionNote note)
    {
        _metrics.Noted(note);
        _observer.Noted(Id, note);
    }

    // The adapter reports the reason itself where the connection has ended; this comes second then, and to nobody.
    private void Overflow(int link) => _mailbox.Post(SessionTurn.Ended(
        link,
        new UpstreamException(UpstreamFailure.Network, "The model takes no input any more: the connection's queue is full, or it has ended.")));

    private void Opened(int link, IUpstream upstream, TimeSpan now)
    {
        if (_links.TryGetValue(link, out var open))
        {
            open.Upstream = upstream;
            _machine.UpstreamOpened(link, now);
        }
    }

    private void Ended(int link, UpstreamException error, TimeSpan now)
    {
        if (Release(link))
        {
            _machine.UpstreamEnded(link, error, now);
        }
    }

    private bool Release(int link)
    {
        if (!_links.Remove(link, out var open))
        {
            return false;
        }

        open.Close();
        return true;
    }

    // Runs outside the turns, and tells the session what comes of it.
    private async Task RunLinkAsync(int number, Link link, UpstreamSetup setup)
    {
        try
        {
            await using var upstream = await ConnectAsync(link, setup).ConfigureAwait(false);
            _mailbox.Post(SessionTurn.Opened(number, upstream));
            await foreach (var said in upstream.ReadAllAsync(link.Closing).ConfigureAwait(false))
            {
                if (!_mailbox.TryPost(SessionTurn.Said(number, said)))
                {
                    (said as UpstreamEvent.Speech)?.Frame.Release();
                    throw new UpstreamException(UpstreamFailure.Transient, "The session did not keep up with the model.");
                }
            }

            throw new UpstreamException(UpstreamFailure.Network, "The connection to the model ended without a reason.");
        }
        catch (Exception) when (link.Closing.IsCancellationRequested)
        {
            // Closed by the session: nobody waits for news of it.
        }
        catch (UpstreamException error)
        {
            _mailbox.Post(SessionTurn.Ended(number, error));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // An adapter's defect costs its connection, never the session or the process.
            _mailbox.Post(SessionTurn.Ended(number, new UpstreamException(UpstreamFailure.Transient, "The connection to the model failed unexpectedly.", inner: error)));
        }
    }

    private async Task<IUpstream> ConnectAsync(Link link, UpstreamSetup setup)
    {
        using var timeout = new CancellationTokenSource(_options.ConnectTimeout, _time);
        using var connecting = CancellationTokenSource.CreateLinkedTokenSource(link.Closing, timeout.Token);
        try
        {
            return await _services.Connector.ConnectAsync(setup, connecting.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (timeout.IsCancellationRequested)
        {
            throw new UpstreamException(UpstreamFailure.Network, "The model did not answer the setup in time.", inner: cancelled);
        }
    }

#pragma warning disable CA1001 // The source has no timer and no wait handle: there is nothing to dispose.
    private sealed class Link
#pragma warning restore CA1001
    {
        private readonly CancellationTokenSource _closing = new();

        public IUpstream? Upstream { get; set; }

        public CancellationToken Closing => _closing.Token;

        // Not within the session's turn: what is cancelled may take its time.
        public void Close() => _ = _closing.CancelAsync();
    }
}
