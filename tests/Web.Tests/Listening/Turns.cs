using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;
using Interpreter.Testing.Upstream;

namespace Interpreter.Web.Tests.Listening;

/// <summary>What a model says.</summary>
internal static class Turns
{
    /// <summary>What it heard.</summary>
    public static UpstreamEvent Heard(string text) => new UpstreamEvent.InputTranscription(text, null);

    /// <summary>What it says of it.</summary>
    public static UpstreamEvent Spoken(string text) => new UpstreamEvent.OutputTranscription(text, null);

    /// <summary>How it says so.</summary>
    public static UpstreamEvent Voice(params byte[] pcm) => new UpstreamEvent.Speech(AudioFrame.Copy(pcm, 24_000));

    /// <summary>Ends the turn.</summary>
    public static void End(this ScriptedUpstream model) => model.Say(new UpstreamEvent.GenerationComplete(), new UpstreamEvent.TurnComplete(null));
}
