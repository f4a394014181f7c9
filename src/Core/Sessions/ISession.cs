using Interpreter.Core.Audio;

namespace Interpreter.Core.Sessions;

/// <summary>
/// One conversation: an actor that owns its connection to the model, its transcript and its event log. It
/// outlives the client's connections; several may follow it at once.
/// </summary>
public interface ISession
{
    /// <summary>The session's id: a UUID in its canonical form.</summary>
    string Id { get; }

    /// <summary>
    /// Takes audio of the speaker at <see cref="SessionSettings.SampleRate"/>, any length. The session retains
    /// the frame for as long as it needs it; the caller still releases its own reference.
    /// </summary>
    /// <param name="frame">The audio.</param>
    /// <param name="sequence">
    /// The frame's number in the session, from 1. A number the session has already taken is ignored, so that a
    /// sender may repeat what it is not sure of.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait, not what was already taken.</param>
    ValueTask SendAudioAsync(AudioFrame frame, long sequence, CancellationToken cancellationToken);

    /// <summary>Takes a command.</summary>
    ValueTask SendAsync(SessionCommand command, CancellationToken cancellationToken);

    /// <summary>
    /// Follows the session: first <see cref="SessionOutput.Attached"/>, then what the log still holds after
    /// <paramref name="after"/>, then what comes, until the session closes (its last output is a
    /// <see cref="SessionOutput.StateChanged"/> to <see cref="SessionState.Closed"/>) or the caller cancels.
    /// The reader releases the frame of each <see cref="SessionOutput.Speech"/>.
    /// </summary>
    /// <param name="after">The last sequence number that the caller has; 0 for all that the log holds.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="SlowSubscriberException">The caller reads slower than the session speaks; it may subscribe again.</exception>
    IAsyncEnumerable<SessionOutput> SubscribeAsync(long after, CancellationToken cancellationToken);

    /// <summary>
    /// Listens to the session for others than its owner, as <see cref="SubscribeAsync"/> does, but the session does not wait
    /// for listeners: it closes as if there were none. Ends at once where it is not shared under that number, and with
    /// <see cref="SessionOutput.Unshared"/> when it is shared no more. One call serves all listeners of a process.
    /// </summary>
    /// <param name="share">The number of <see cref="SessionOutput.Shared"/>.</param>
    /// <param name="after">As with <see cref="SubscribeAsync"/>.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="SlowSubscriberException">As with <see cref="SubscribeAsync"/>.</exception>
    /// <remarks>By default a session can't be shared.</remarks>
    IAsyncEnumerable<SessionOutput> ListenAsync(int share, long after, CancellationToken cancellationToken) => AsyncEnumerable.Empty<SessionOutput>();
}
