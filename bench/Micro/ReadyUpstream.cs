using System.Threading.Channels;
using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;

namespace Interpreter.Micro;

/// <summary>A model without a wire: takes everything, and says what it is told to on the caller's thread.</summary>
internal sealed class ReadyUpstream : IUpstream
{
    private readonly Channel<UpstreamEvent> _said = Channel.CreateBounded<UpstreamEvent>(
        new BoundedChannelOptions(16) { SingleReader = true, AllowSynchronousContinuations = true });

    /// <summary>Says something.</summary>
    public void Say(UpstreamEvent said)
    {
        if (!_said.Writer.TryWrite(said))
        {
            throw new InvalidOperationException("The session does not read.");
        }
    }

    public bool TrySendAudio(AudioFrame frame) => true;

    public bool TrySend(UpstreamInput input) => true;

    public IAsyncEnumerable<UpstreamEvent> ReadAllAsync(CancellationToken cancellationToken) => _said.Reader.ReadAllAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
