using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Keys;

/// <summary>A connection that was opened with a user's own key.</summary>
internal sealed class OwnKeyUpstream(IUpstream upstream) : IUpstream
{
    public bool TrySendAudio(AudioFrame frame) => upstream.TrySendAudio(frame);

    public bool TrySend(UpstreamInput input) => upstream.TrySend(input);

    public IAsyncEnumerable<UpstreamEvent> ReadAllAsync(CancellationToken cancellationToken) =>
        OwnKeyFailure.TellAsync(upstream.ReadAllAsync(cancellationToken), cancellationToken);

    public ValueTask DisposeAsync() => upstream.DisposeAsync();
}
