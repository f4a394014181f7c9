using System.Runtime.CompilerServices;
using Interpreter.Client.Failures;
using Interpreter.Client.Live.Wire;

namespace Interpreter.Client.Live;

/// <summary>
/// A place among those who listen to another's session: the captions of both languages and the voice, from the moment of coming
/// in. A lost connection is opened again, and what was missed comes, each event once and in order. One reader at a time.
/// Disposing of it leaves; the session goes on.
/// </summary>
public sealed class ListenerConnection : IAsyncDisposable
{
    private readonly SessionLink _link;

    private ListenerConnection(SessionLink link) => _link = link;

    /// <inheritdoc cref="ServerEvent.Connected.Languages" />
    public (string First, string Second)? Languages => _link.Current.Languages;

    /// <inheritdoc cref="ServerEvent.Connected.TargetLanguage" />
    public string? TargetLanguage => _link.Current.TargetLanguage;

    internal static async Task<ListenerConnection> OpenAsync(LinkContext context, string token, ListenerSettings settings, CancellationToken cancellationToken) =>
        new(await SessionLink.OpenAsync(context, InitMessage.Of(token, settings), null, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// What is said, first the captions so far of the turn that is open. It ends when there is nothing more to hear, and its last event
    /// says why: <see cref="ServerEvent.Unshared"/>, <see cref="ServerEvent.StateChanged"/> to <see cref="SessionState.Closed"/>,
    /// or <see cref="ServerEvent.SessionGone"/> where either came about while there was no connection. Sequence numbers grow, with gaps.
    /// Up to 512 events wait for a reader; then the server waits, and after a while lets go of the connection, which is resumed:
    /// <see cref="ServerEvent.Connected.MissedSequence"/> tells what the server could not keep meanwhile.
    /// </summary>
    /// <param name="cancellationToken">Stops reading; the listener stays.</param>
    /// <exception cref="ServerUnreachableException">The connection was lost, and not to be had again in time.</exception>
    /// <exception cref="SessionRefusedException">When connecting again, the server refused.</exception>
    public async IAsyncEnumerable<ServerEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var said in _link.Events.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return said;
        }
    }

    /// <summary>Waits until the server answers.</summary>
    /// <exception cref="InterpreterException">There is nothing more to hear; the exception is the one that its reader gets.</exception>
    public Task PingAsync(CancellationToken cancellationToken = default) => _link.PingAsync(cancellationToken);

    /// <summary>Leaves, waiting up to 3 s for the server's goodbye.</summary>
    public ValueTask DisposeAsync() => _link.DisposeAsync();
}
