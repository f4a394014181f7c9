using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Tests.Contract;

/// <summary>What a server said.</summary>
/// <param name="Events">All, in order; the audio is released.</param>
/// <param name="Speech">The audio, as bytes.</param>
internal sealed record SpokenTurn(IReadOnlyList<UpstreamEvent> Events, byte[] Speech)
{
    public string Heard => string.Concat(Events.OfType<UpstreamEvent.InputTranscription>().Select(fragment => fragment.Text)).Trim();

    public string Said => string.Concat(Events.OfType<UpstreamEvent.OutputTranscription>().Select(fragment => fragment.Text)).Trim();

    public bool Has<T>() => Events.Any(next => next is T);
}
