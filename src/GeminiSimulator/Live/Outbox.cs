using System.Threading.Channels;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>
/// The messages that wait for one client, in order, and at the end the close. A client that lets it fill up is cut
/// off: nothing is dropped silently.
/// </summary>
internal sealed class Outbox(int capacity)
{
    private readonly Channel<byte[]> _messages = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ChannelReader<byte[]> Messages => _messages.Reader;

    /// <summary>Completes when nothing more can be sent.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The close frame that follows the last message; null when the connection is to be cut without one.</summary>
    public LiveClosure? Closure { get; private set; }

    public void Send(byte[] message)
    {
        if (!_messages.Writer.TryWrite(message))
        {
            Cut();
        }
    }

    /// <summary>Closes after what is queued; the first close wins.</summary>
    public void Close(LiveClosure closure)
    {
        if (!_ended.Task.IsCompleted)
        {
            Closure = closure;
            Cut();
        }
    }

    private void Cut()
    {
        _messages.Writer.TryComplete();
        _ended.TrySetResult();
    }
}
