using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Live;

/// <summary>A connection to Gemini Live after its setup. Sends queue up and never wait; disposal closes it and drops what is still queued.</summary>
public interface ILiveConnection : IAsyncDisposable
{
    /// <summary>Queues audio at its own rate; Gemini's native one is 16 kHz. The frame is retained until it is sent or dropped.</summary>
    /// <returns>False when the queue is full or the connection has ended: nothing was queued.</returns>
    bool TrySendAudio(AudioFrame frame);

    /// <summary>Queues anything but audio, in order with it.</summary>
    /// <returns>False when the queue is full or the connection has ended: nothing was queued.</returns>
    bool TrySend(LiveInput input);

    /// <summary>
    /// What the server says; one reader. Completes after <see cref="IAsyncDisposable.DisposeAsync"/>. The reader
    /// releases the frame of each <see cref="LiveEvent.Audio"/>.
    /// </summary>
    /// <param name="cancellationToken">Closes the connection, as disposal does, and ends the enumeration as cancelled.</param>
    /// <exception cref="UpstreamException">The connection ended otherwise; says why and whether a retry can help.</exception>
    /// <exception cref="InvalidOperationException">Someone reads already.</exception>
    IAsyncEnumerable<LiveEvent> ReadAllAsync(CancellationToken cancellationToken = default);
}
