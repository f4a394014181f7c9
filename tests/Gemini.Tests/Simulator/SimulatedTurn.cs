using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Tests.Simulator;

/// <summary>What the simulator said.</summary>
/// <param name="Events">All, in order; the audio is released.</param>
/// <param name="AudioBytes">How much of it was speech.</param>
internal sealed record SimulatedTurn(IReadOnlyList<UpstreamEvent> Events, int AudioBytes)
{
    public string Heard => string.Concat(Events.OfType<UpstreamEvent.InputTranscription>().Select(fragment => fragment.Text)).Trim();

    public string Said => string.Concat(Events.OfType<UpstreamEvent.OutputTranscription>().Select(fragment => fragment.Text)).Trim();

    public bool Has<T>() => Events.Any(next => next is T);
}
