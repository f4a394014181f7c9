using Interpreter.Core.Audio;

namespace Interpreter.Core.Upstream;

/// <summary>
/// One live connection to a model. Sends never wait: they enter one bounded, ordered queue; a full queue
/// means that the model has stopped taking input for seconds, and the caller treats the connection as lost.
/// </summary>
public interface IUpstream : IAsyncDisposable
{
    /// <summary>Queues audio, 16 kHz. The upstream retains the frame for as long as it needs it.</summary>
    /// <returns>False when the queue is full or the connection has ended: nothing was queued.</returns>
    bool TrySendAudio(AudioFrame frame);

    /// <summary>Queues anything but audio, in order with it.</summary>
    /// <returns>False when the queue is full or the connection has ended: nothing was queued.</returns>
    bool TrySend(UpstreamInput input);

    /// <summary>
    /// What the model says, in the order it came; one reader. Completes after <see cref="IAsyncDisposable.DisposeAsync"/>.
    /// The reader owns the frame of each <see cref="UpstreamEvent.Speech"/> and releases it.
    /// </summary>
    /// <exception cref="UpstreamException">The connection ended otherwise; says why and whether a retry can help.</exception>
    IAsyncEnumerable<UpstreamEvent> ReadAllAsync(CancellationToken cancellationToken);
}
