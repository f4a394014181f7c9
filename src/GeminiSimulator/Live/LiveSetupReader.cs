using Interpreter.GeminiSimulator.Models;
using Interpreter.GeminiSimulator.Protocol;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>Reads a setup message as the model that it names would.</summary>
internal static class LiveSetupReader
{
    // 20 ms: one window. The service's own default is not published.
    private static readonly TimeSpan _defaultOnset = TimeSpan.FromMilliseconds(20);

    // RMS of int16. Speech at normal level lies above 1,000, a quiet room below 100.
    private const double SensitiveThreshold = 250;
    private const double InsensitiveThreshold = 700;

    // Without a value the window slides at 80 % of the context, to half of that (Google's documentation).
    private const double DefaultTrigger = 0.8;

    /// <exception cref="LiveClosure">The model does not exist or does not take this setup.</exception>
    public static LiveSetup Read(ProtoObject setup, LiveDialect dialect)
    {
        var name = setup.Text("model") ?? "";
        if (!ModelCatalog.TryFind(name, out var model) || model.Live is null)
        {
            throw new LiveClosure(
                1008,
                $"{name} is not found for API version {dialect.Version}, or is not supported for bidiGenerateContent. Call ListModels to see the list of available models and their supported methods.");
        }

        LiveSetupRules.Check(setup, model.Live, dialect);
        var input = setup.Object("realtimeInputConfig");
        var detection = input?.Object("automaticActivityDetection");
        var translation = setup.Object("generationConfig")?.Object("translationConfig");
        var compression = setup.Object("contextWindowCompression");
        var trigger = compression?.Int("triggerTokens") ?? (long)(model.InputTokenLimit * DefaultTrigger);
        return new LiveSetup
        {
            Model = model,
            Manual = detection?.Flag("disabled") ?? false,
            Interruptible = input?.Text("activityHandling") != "NO_INTERRUPTION" && !model.Live.Translates,
            CoversAllInput = input?.Text("turnCoverage") == "TURN_INCLUDES_ALL_INPUT",
            Silence = Milliseconds(detection?.Int("silenceDurationMs")) is { } silence && model.Live.HonoursSilence
                ? silence
                : model.Live.Silence,
            Onset = Milliseconds(detection?.Int("prefixPaddingMs")) ?? _defaultOnset,
            Threshold = detection?.Text("startOfSpeechSensitivity") == "START_SENSITIVITY_LOW" ? InsensitiveThreshold : SensitiveThreshold,
            TranscribesInput = setup.Has("inputAudioTranscription"),
            TranscribesOutput = setup.Has("outputAudioTranscription"),
            TargetLanguage = translation?.Text("targetLanguageCode"),
            Echo = translation?.Flag("echoTargetLanguage") ?? false,
            WantsResumption = setup.Has("sessionResumption") || model.Live.UnaskedResumptionUpdates,
            Handle = setup.Object("sessionResumption")?.Text("handle") is { Length: > 0 } handle ? handle : null,
            CompressionTrigger = compression is null ? null : trigger,
            CompressionTarget = compression?.Object("slidingWindow")?.Int("targetTokens") ?? trigger / 2,
            AwaitsHistory = setup.Object("historyConfig")?.Flag("initialHistoryInClientContent") ?? false,
            InstructionTokens = ContentReader.Tokens(setup.Object("systemInstruction")) + setup.Objects("prefixTurns").Sum(ContentReader.Tokens),
        };
    }

    private static TimeSpan? Milliseconds(long? value) => value is { } number ? TimeSpan.FromMilliseconds(number) : null;
}
