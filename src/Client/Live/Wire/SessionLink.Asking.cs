using Interpreter.Client.Failures;

namespace Interpreter.Client.Live.Wire;

/// <summary>This part sends what a server answers.</summary>
internal sealed partial class SessionLink
{
    private readonly Answers<ServerEvent.Pong> _pongs = new();
    private readonly Answers<ServerEvent.Shared> _shared = new();
    private readonly Answers<ServerEvent.Unshared> _unshared = new();

    /// <summary>Waits until the server has read all that was sent before.</summary>
    /// <inheritdoc cref="SendAudioAsync" path="/exception" />
    public Task PingAsync(CancellationToken cancellationToken) => AskAsync(_pongs, Message.Ping, cancellationToken);

    /// <summary>Lets others listen.</summary>
    /// <returns>The link for them.</returns>
    /// <inheritdoc cref="SendAudioAsync" path="/exception" />
    public async Task<ListenLink> ShareAsync(CancellationToken cancellationToken) =>
        ListenLink.Beside(_context.Socket, (await AskAsync(_shared, Message.Share, cancellationToken).ConfigureAwait(false)).Token);

    /// <summary>Lets nobody listen any more.</summary>
    /// <inheritdoc cref="SendAudioAsync" path="/exception" />
    public Task UnshareAsync(CancellationToken cancellationToken) => AskAsync(_unshared, Message.Unshare, cancellationToken);

    // Asked twice does no harm: what was answered on a connection that is lost is asked again on the next.
    private async Task<T> AskAsync<T>(Answers<T> answers, ReadOnlyMemory<byte> question, CancellationToken cancellationToken)
        where T : ServerEvent
    {
        while (true)
        {
            var answer = answers.Await();
            await SendAsync(question, cancellationToken).ConfigureAwait(false);
            try
            {
                if (await answer.WaitAsync(AnswerTimeout, _context.Time, cancellationToken).ConfigureAwait(false) is { } given)
                {
                    return given;
                }
            }
            catch (TimeoutException e)
            {
                throw new ServerUnreachableException("The server does not answer any more.", e);
            }
        }
    }

    // Before whoever reads the events learns of it: nobody may.
    private void Answer(ServerEvent said)
    {
        switch (said)
        {
            case ServerEvent.Pong pong:
                _pongs.Give(pong);
                break;

            // Of a sharing every token is as good as another.
            case ServerEvent.Shared shared:
                _shared.GiveAll(shared);
                break;
            case ServerEvent.Unshared unshared:
                _unshared.GiveAll(unshared);
                break;
        }
    }

    private void LoseAnswers()
    {
        _pongs.Lose();
        _shared.Lose();
        _unshared.Lose();
    }
}
