using Interpreter.GeminiSimulator.Models;
using Interpreter.GeminiSimulator.Protocol;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>What is well formed in a setup and yet refused.</summary>
internal static class LiveSetupRules
{
    // Members of generationConfig that live sessions do not take (Google's client message reference).
    private static readonly string[] _notLive =
        ["responseLogprobs", "responseMimeType", "logprobs", "responseSchema", "responseJsonSchema", "stopSequences", "audioTimestamp"];

    /// <exception cref="LiveClosure">The model does not take it.</exception>
    public static void Check(ProtoObject setup, LiveProfile profile, LiveDialect dialect)
    {
        var generation = setup.Object("generationConfig");
        CheckModality(generation);
        CheckThinking(generation?.Object("thinkingConfig"), profile.Thinking);

        Require(generation is null || !_notLive.Any(generation.Has));
        Require(profile.Translates == (generation?.Object("translationConfig")?.Text("targetLanguageCode") is { Length: > 0 }));
        Require(generation?.Has("enableAffectiveDialog") != true || (profile.AffectiveDialog && dialect.Version != "v1beta"));
        Require(setup.Object("proactivity")?.MaybeFlag("proactiveAudio") is not { } proactive || profile.ProactiveAudio.Contains(proactive));
        Require(profile.TakesTools || !setup.Objects("tools").Any());
        Require(profile.ClientContent != ClientContentUse.Never || !setup.Has("historyConfig"));
        Require(dialect.IsVertex || !(setup.Has("explicitVadSignal") || setup.Has("avatarConfig")));
        Require(dialect.IsVertex || setup.Object("sessionResumption")?.Flag("transparent") != true);
        var detection = setup.Object("realtimeInputConfig")?.Object("automaticActivityDetection");
        Require(detection?.Int("silenceDurationMs") is null or >= 0);
        Require(detection?.Int("prefixPaddingMs") is null or >= 0);
    }

    private static void CheckModality(ProtoObject? generation)
    {
        var modalities = generation?.Texts("responseModalities").ToList() ?? [];
        if (modalities.Count > 0 && !modalities.Contains("AUDIO"))
        {
            // What native audio models say to TEXT alone (google-gemini/cookbook #793).
            throw new LiveClosure(1007, "Cannot extract voices from a non-audio request.");
        }

        Require(modalities.Count <= 1);
    }

    private static void CheckThinking(ProtoObject? thinking, ThinkingUse use)
    {
        var level = thinking?.Text("thinkingLevel");
        var taken = use switch
        {
            ThinkingUse.Refused => thinking is null,
            ThinkingUse.Budget => level is null,
            ThinkingUse.LevelAboveMinimal => level is null or "LOW" or "MEDIUM" or "HIGH",
            _ => true,
        };
        if (!taken)
        {
            throw new LiveClosure(1007, "Thinking level is not supported for this model");
        }
    }

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw LiveClosure.InvalidArgument();
        }
    }
}
