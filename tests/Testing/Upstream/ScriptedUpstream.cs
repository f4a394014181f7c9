using System.Threading.Channels;
using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;

namespace Interpreter.Testing.Upstream;

/// <summary>One connection to the scripted model.</summary>
public sealed class ScriptedUpstream : IUpstream
{
    private readonly Channel<UpstreamEvent> _said = Channel.CreateBounded<UpstreamEvent>(4096);
    private readonly Channel<object> _taken = Channel.CreateBounded<object>(4096);
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the session has let go of the connection.</summary>
    public Task Disposed => _disposed.Task;

    /// <summary>When true, nothing more is taken: as a model whose connection has stalled.</summary>
    public bool IsFull { get; set; }

    /// <summary>What was sent: byte arrays of audio, or inputs.</summary>
    public ChannelReader<object> Taken => _taken.Reader;

    public void Say(params UpstreamEvent[] events)
    {
        foreach (var said in events)
        {
            if (!_said.Writer.TryWrite(said))
            {
                throw new InvalidOperationException("The test says more than the session reads.");
            }
        }
    }

    public void Fail(UpstreamFailure kind, string? reason = null) =>
        _said.Writer.TryComplete(new UpstreamException(kind, "The test ended the connection.", reason: reason));

    public bool TrySendAudio(AudioFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return !IsFull && _taken.Writer.TryWrite(frame.Memory.ToArray());
    }

    public bool TrySend(UpstreamInput input) => !IsFull && _taken.Writer.TryWrite(input);

    public IAsyncEnumerable<UpstreamEvent> ReadAllAsync(CancellationToken cancellationToken) => _said.Reader.ReadAllAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        _disposed.TrySetResult();
        return ValueTask.CompletedTask;
    }
}
