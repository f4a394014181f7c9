using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live.Messages;
using Sdk = Google.GenAI.Types;

namespace Interpreter.GoogleGenAI;

/// <summary>Says a setup in the SDK's words. What the SDK has no word for is refused: left out, the session would be another than was asked for.</summary>
internal static class ConfigMapping
{
    /// <exception cref="UpstreamException">The setup says what the SDK can't.</exception>
    public static Sdk.LiveConnectConfig ToSdk(LiveSetup setup)
    {
        RefuseWhatHasNoWord(setup);
        var generation = setup.GenerationConfig;
        return new()
        {
            ResponseModalities = generation?.ResponseModalities?.Select(Enum.Parse<Sdk.Modality>).ToList(),
            SpeechConfig = generation?.SpeechConfig?.VoiceConfig?.PrebuiltVoiceConfig is { VoiceName: var voice }
                ? new() { VoiceConfig = new() { PrebuiltVoiceConfig = new() { VoiceName = voice } } }
                : null,
            ThinkingConfig = generation?.ThinkingConfig is { } thinking ? new() { ThinkingBudget = thinking.ThinkingBudget } : null,
            SystemInstruction = setup.SystemInstruction is { } instruction
                ? new() { Role = instruction.Role, Parts = [.. instruction.Parts.Select(part => new Sdk.Part { Text = part.Text })] }
                : null,
            RealtimeInputConfig = setup.RealtimeInputConfig?.AutomaticActivityDetection is { } detection
                ? new() { AutomaticActivityDetection = new() { Disabled = detection.Disabled } }
                : null,
            SessionResumption = setup.SessionResumption is { } resumption ? new() { Handle = resumption.Handle } : null,
            ContextWindowCompression = setup.ContextWindowCompression is { } compression
                ? new() { TriggerTokens = compression.TriggerTokens, SlidingWindow = compression.SlidingWindow is { } window ? new() { TargetTokens = window.TargetTokens } : null }
                : null,
            InputAudioTranscription = setup.InputAudioTranscription is null ? null : new(),
            OutputAudioTranscription = setup.OutputAudioTranscription is null ? null : new(),
        };
    }

    private static void RefuseWhatHasNoWord(LiveSetup setup)
    {
        var missing = setup switch
        {
            { GenerationConfig.ThinkingConfig.ThinkingLevel: not null } => "thinkingLevel",
            { GenerationConfig.TranslationConfig: not null } => "translationConfig",
            { HistoryConfig: not null } => "historyConfig",
            { SessionResumption.Transparent: not null } => "transparent resumption",
            _ => null,
        };
        if (missing is not null)
        {
            throw new UpstreamException(UpstreamFailure.Argument, $"Google.GenAI has no word for {missing}, which {setup.Model} is to be set up with: choose another model, or set GEMINI_CLIENT=own.");
        }
    }
}
