using OpenTelemetry.Trace;

namespace Interpreter.ServiceDefaults.Telemetry;

/// <summary>Leaves out of traces the calls of a cluster that come with every frame: hundreds a minute, which tell nothing that metrics do not.</summary>
/// <param name="others">Decides on all other spans.</param>
internal sealed class FrameSampler(Sampler others) : Sampler
{
    // As Orleans names the spans of calls: ISessionGrain and ISessionFollower of src/Grains.Abstractions.
    private static readonly HashSet<string> Frames =
        ["ISessionGrain/SendAudioAsync", "ISessionGrain/HeardAsync", "ISessionFollower/HearAsync"];

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        Frames.Contains(samplingParameters.Name) ? new SamplingResult(SamplingDecision.Drop) : others.ShouldSample(samplingParameters);
}
