using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Web.Listening;
using Interpreter.Web.Socket.Incoming;
using Interpreter.Web.Socket.Outgoing;

namespace Interpreter.Web.Socket.Relay;

/// <summary>A socket's hold on its session: numbers the audio on its way in, and follows what comes out.</summary>
internal sealed class SessionLink : IAsyncDisposable
{
    // Who has paused for so long may have let another of the chat's sockets speak.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // The reason of a session whose chat its user deleted: nothing failed.
    private const string Deleted = "deleted";

    private readonly ISession _session;
    private readonly IAsyncEnumerator<SessionOutput> _outputs;
    private readonly SocketClosing _closing;
    private readonly SocketSender _sender;
    private readonly ListenTokens _tokens;
    private readonly Queue<SessionOutput> _caughtUp = new();
    private readonly TimeProvider _time;
    private long _audioSequence;
    private long _audioAt;

    private SessionLink(
        ISession session, IAsyncEnumerator<SessionOutput> outputs, SessionOutput.Attached attached, SocketClosing closing, SocketSender sender, RelayServices services)
    {
        (_session, _outputs, Attached, _closing, _sender, _tokens, _time) = (session, outputs, attached, closing, sender, services.ListenTokens, services.Time);
        _audioSequence = attached.AudioSequence;
        _audioAt = _time.GetTimestamp();
    }

    /// <summary>The session's id.</summary>
    public string SessionId => _session.Id;

    /// <summary>Where the session stood when the link was made.</summary>
    public SessionOutput.Attached Attached { get; }

    /// <summary>The number of the newest output that the client need not be sent.</summary>
    public long Seen { get; private set; }

    /// <summary>What decides how the client's messages are read.</summary>
    public SessionFacts Facts => new(Attached.Settings.SampleRate, Attached.Settings.Chat is not null);

    /// <summary>Subscribes to a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="user">Who is signed in; null for a guest.</param>
    /// <param name="after">The last event that a client has that returns; null for one that opens the session.</param>
    /// <param name="closing">Ends the subscription.</param>
    /// <param name="sender">Takes the outputs.</param>
    /// <param name="services">What all relays share.</param>
    /// <returns>Null: the session ended before it said anything, or is another's.</returns>
    public static async Task<SessionLink?> AttachAsync(ISession session, long? user, long? after, SocketClosing closing, SocketSender sender, RelayServices services)
    {
        var outputs = session.SubscribeAsync(after ?? 0, closing.Token).GetAsyncEnumerator(closing.Token);
        if (await outputs.MoveNextAsync() && outputs.Current is SessionOutput.Attached attached && attached.Settings.OwnerId == user)
        {
            var link = new SessionLink(session, outputs, attached, closing, sender, services) { Seen = after ?? 0 };
            if (after is null && attached.Settings.Chat is not null)
            {
                await link.CatchUpAsync();
            }

            return link;
        }

        await outputs.DisposeAsync();
        return null;
    }

    /// <summary>Passes audio on, as the next of the session's frames.</summary>
    public ValueTask SendAudioAsync(AudioFrame frame)
    {
        if (!Facts.IsChat)
        {
            return PassAudioAsync(frame);
        }

        var now = _time.GetTimestamp();
        var paused = _time.GetElapsedTime(_audioAt, now) >= Pause;
        _audioAt = now;
        return paused ? CountAnewAndPassAsync(frame) : PassAudioAsync(frame);
    }

    /// <summary>Passes a command on.</summary>
    public ValueTask SendAsync(SessionCommand command) => _session.SendAsync(command, _closing.Token);

    /// <summary>Sends the client what the session says, until it ends or the socket closes.</summary>
    public async Task FollowAsync()
    {
        try
        {
            while (_caughtUp.TryDequeue(out var output))
            {
                await SendAsync(output);
            }

            while (await _outputs.MoveNextAsync())
            {
                await SendAsync(_outputs.Current);
            }

            RequestClose(reason: null);
        }
        catch (SlowSubscriberException)
        {
            _closing.RequestForSlowness();
        }
        catch (OperationCanceledException) when (_closing.Token.IsCancellationRequested)
        {
            // The socket closes; the session lives on.
        }
    }

    public ValueTask DisposeAsync()
    {
        LetGoOfCaughtUp();
        return _outputs.DisposeAsync();
    }

    // Who opens a chat has read its history: of what the log holds, only the answer under way is news.
    private async Task CatchUpAsync()
    {
        Seen = Attached.OldestSequence - 1;
        try
        {
            for (var last = Seen; last < Attached.LastSequence && await _outputs.MoveNextAsync();)
            {
                var output = _outputs.Current;
                last = output.Sequence;
                _caughtUp.Enqueue(output);
                if (output is SessionOutput.TurnCompleted or SessionOutput.HistoryCleared or SessionOutput.Failed { Turn: not null })
                {
                    Seen = last;
                    LetGoOfCaughtUp();
                }
            }
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private ValueTask PassAudioAsync(AudioFrame frame) => _session.SendAudioAsync(frame, ++_audioSequence, _closing.Token);

    // Frames numbered as another's were would be dropped as taken already.
    private async ValueTask CountAnewAndPassAsync(AudioFrame frame)
    {
        await foreach (var output in _session.SubscribeAsync(long.MaxValue, _closing.Token))
        {
            _audioSequence = Math.Max(_audioSequence, output is SessionOutput.Attached attached ? attached.AudioSequence : 0);
            break;
        }

        await PassAudioAsync(frame);
    }

    private void LetGoOfCaughtUp()
    {
        while (_caughtUp.TryDequeue(out var output))
        {
            new OutgoingItem(output, null).Discard();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SendAsync(SessionOutput output)
    {
        await _sender.SendAsync(output is SessionOutput.Shared shared
            ? new Reply.Shared(_tokens.Write(new(Guid.Parse(SessionId), shared.Number)), shared.Sequence)
            : new OutgoingItem(output, null));
        if (output is SessionOutput.StateChanged { State: SessionState.Closed } closed)
        {
            RequestClose(closed.Reason);
        }
    }

    private void RequestClose(string? reason)
    {
        if (reason is null)
        {
            _closing.Request(WebSocketCloseStatus.NormalClosure, "The session is over.");
        }
        else if (reason is Deleted)
        {
            _closing.Request(WebSocketCloseStatus.NormalClosure, "The chat was deleted.");
        }
        else
        {
            _closing.Request(WebSocketCloseStatus.InternalServerError, $"The session ended: {reason}.");
        }
    }
}
