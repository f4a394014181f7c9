using System.Threading.Channels;
using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;

namespace Interpreter.Echo;

/// <summary>A model without a wire that says what it hears, in turns of five seconds.</summary>
internal sealed class EchoUpstream : IUpstream
{
    private const int FramesOfTurn = 100;

    private readonly Channel<UpstreamEvent> _said = Channel.CreateBounded<UpstreamEvent>(new BoundedChannelOptions(64) { SingleReader = true });

    // Turns of different speakers do not end together.
    private int _heard = Random.Shared.Next(FramesOfTurn);

    public bool TrySendAudio(AudioFrame frame)
    {
        Say(new UpstreamEvent.Speech(AudioFrame.Copy(frame.Memory.Span, frame.SampleRate)));
        if (++_heard % FramesOfTurn == 0)
        {
            Say(new UpstreamEvent.GenerationComplete());
            Say(new UpstreamEvent.TurnComplete(null));
            Say(new UpstreamEvent.Resumption($"after {_heard}"));
        }

        return true;
    }

    public bool TrySend(UpstreamInput input) => true;

    public IAsyncEnumerable<UpstreamEvent> ReadAllAsync(CancellationToken cancellationToken) => _said.Reader.ReadAllAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        _said.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private void Say(UpstreamEvent said)
    {
        if (!_said.Writer.TryWrite(said))
        {
            throw new InvalidOperationException("The session does not read.");
        }
    }
}
