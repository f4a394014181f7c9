using System.Runtime.CompilerServices;
using Interpreter.Client.Failures;
using Interpreter.Client.Live.Wire;

namespace Interpreter.Client.Live;

/// <summary>
/// One session of interpretation. A lost connection is opened again and the session resumed: each event comes once, and
/// the speech of the last 10 s is sent again where it was lost. Sending is safe from any thread; one reader at a time.
/// Disposing of it ends the session for good.
/// </summary>
public sealed class InterpreterConnection : IAsyncDisposable
{
    private readonly SessionLink _link;

    private InterpreterConnection(SessionLink link) => _link = link;

    /// <summary>The live session's id.</summary>
    public string SessionId => _link.Current.SessionId;

    internal static async Task<InterpreterConnection> OpenAsync(LinkContext context, InterpretationSettings settings, CancellationToken cancellationToken) =>
        new(await SessionLink.OpenAsync(context, InitMessage.Of(settings), null, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// What the server says, until the session ends: by disposing, by the server, or with <see cref="ServerEvent.SessionGone"/>. Up
    /// to 512 events wait for a reader; then the server waits, and after a while lets go of the connection, which is resumed.
    /// </summary>
    /// <param name="cancellationToken">Stops reading; the session goes on.</param>
    /// <exception cref="SessionRefusedException">The server ended it, as when a quota is used up.</exception>
    /// <exception cref="ServerUnreachableException">The connection was lost, and not to be had again in time.</exception>
    /// <exception cref="UnauthorizedException">When connecting again, the token was worth nothing any more.</exception>
    public async IAsyncEnumerable<ServerEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var said in _link.Events.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return said;
        }
    }

    /// <summary>Sends speech. While there is no connection it is kept and follows, up to 10 s.</summary>
    /// <param name="pcm">Mono signed 16-bit little-endian PCM at the session's rate, at most 1 s; 20 to 100 ms is best. Copied.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ArgumentException">The length is none of these.</exception>
    /// <exception cref="InterpreterException">The session is over; the exception is the one that its reader gets.</exception>
    public ValueTask SendAudioAsync(ReadOnlyMemory<byte> pcm, CancellationToken cancellationToken = default) => _link.SendAudioAsync(pcm, cancellationToken);

    /// <summary>Says that the speaker is done, so that nobody waits for silence.</summary>
    /// <inheritdoc cref="SendAudioAsync" path="/exception[@cref='InterpreterException']" />
    public ValueTask EndUtteranceAsync(CancellationToken cancellationToken = default) => _link.EndUtteranceAsync(cancellationToken);

    /// <summary>Interprets a text as if it had been spoken.</summary>
    /// <param name="text">At most 4,000 characters.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="SendAudioAsync" path="/exception[@cref='InterpreterException']" />
    public Task SendTextAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return _link.SendAsync(Message.Text(text, null), cancellationToken);
    }

    /// <summary>Stops the answer: no more speech of this turn follows.</summary>
    /// <inheritdoc cref="SendAudioAsync" path="/exception[@cref='InterpreterException']" />
    public Task InterruptAsync(CancellationToken cancellationToken = default) => _link.SendAsync(Message.Interrupt, cancellationToken);

    /// <summary>
    /// Lets others listen: they read the captions of both languages and hear the voice, and say nothing. Called again
    /// it gives another link to the same; all are good until <see cref="UnshareAsync"/> or the session's end.
    /// <see cref="ServerEvent.ListenersChanged"/> tells how many listen. The answer comes among the events: somebody must read them.
    /// </summary>
    /// <returns>The link for them. Whoever has it may listen, signed in or not.</returns>
    /// <inheritdoc cref="SendAudioAsync" path="/exception[@cref='InterpreterException']" />
    public Task<ListenLink> ShareAsync(CancellationToken cancellationToken = default) => _link.ShareAsync(cancellationToken);

    /// <summary>Ends all links given so far, and lets every listener go. Of no effect where there are none.</summary>
    /// <inheritdoc cref="SendAudioAsync" path="/exception[@cref='InterpreterException']" />
    public Task UnshareAsync(CancellationToken cancellationToken = default) => _link.UnshareAsync(cancellationToken);

    /// <summary>Waits until the server has read all that was sent before.</summary>
    /// <inheritdoc cref="SendAudioAsync" path="/exception[@cref='InterpreterException']" />
    public Task PingAsync(CancellationToken cancellationToken = default) => _link.PingAsync(cancellationToken);

    /// <summary>Ends the session for good, waiting up to 3 s for the server's goodbye.</summary>
    public ValueTask DisposeAsync() => _link.DisposeAsync();
}
