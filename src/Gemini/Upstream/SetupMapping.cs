using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Upstream;

/// <summary>Says a session's setup in Gemini's words, within what the model's profile allows.</summary>
internal static class SetupMapping
{
    // Google's own example: every turn bills the whole context again, and the default trigger is never reached
    // within an hour of audio.
    private const long TriggerTokens = 25_000;
    private const long TargetTokens = 8_000;

    /// <summary>The setup message.</summary>
    /// <exception cref="UpstreamException">A one-way model without a target language, or manual activity where the model takes none.</exception>
    public static LiveSetup ToLive(UpstreamSetup setup)
    {
        var model = setup.Model;
        if (model.OneWay && setup.TargetLanguage is null)
        {
            throw new UpstreamException(UpstreamFailure.Argument, $"{model.Id} translates into one language: give {nameof(setup.TargetLanguage)}.");
        }

        if (!setup.AutomaticActivityDetection && !model.TakesManualActivity)
        {
            throw new UpstreamException(UpstreamFailure.Argument, $"{model.Id} finds speech by itself: leave {nameof(setup.AutomaticActivityDetection)} on.");
        }

        return new LiveSetup
        {
            Model = model.Id,
            GenerationConfig = ToGeneration(setup),
            SystemInstruction = setup.SystemInstruction is { Length: > 0 } instruction && !model.OneWay ? new Content { Parts = [new Part { Text = instruction }] } : null,
            RealtimeInputConfig = setup.AutomaticActivityDetection ? null : new RealtimeInputConfig { AutomaticActivityDetection = new AutomaticActivityDetection { Disabled = true } },
            SessionResumption = model.Resumable ? new SessionResumptionConfig { Handle = setup.ResumptionHandle } : null,
            ContextWindowCompression = model.OneWay ? null : new ContextWindowCompressionConfig { TriggerTokens = TriggerTokens, SlidingWindow = new SlidingWindow { TargetTokens = TargetTokens } },
            InputAudioTranscription = new AudioTranscriptionConfig(),
            OutputAudioTranscription = new AudioTranscriptionConfig(),
            HistoryConfig = HasHistory(setup) ? new HistoryConfig { InitialHistoryInClientContent = true } : null,
        };
    }

    /// <summary>The initial history; null for none. It does not call the model.</summary>
    public static ClientContent? ToHistory(UpstreamSetup setup) => HasHistory(setup)
        ? new ClientContent { Turns = [.. setup.History.Select(turn => Content.OfText(turn.FromModel ? "model" : "user", turn.Text))], TurnComplete = true }
        : null;

    // A resumed session has its history; a second copy would be new to it.
    private static bool HasHistory(UpstreamSetup setup) => setup.History.Count > 0 && setup.Model.TakesHistory && setup.ResumptionHandle is null;

    private static GenerationConfig ToGeneration(UpstreamSetup setup) => new()
    {
        // Without it the earlier interpreter's sessions answered in text, and stayed silent.
        ResponseModalities = ["AUDIO"],
        SpeechConfig = setup is { Voice: { } voice, Model.OneWay: false } ? new SpeechConfig { VoiceConfig = new VoiceConfig { PrebuiltVoiceConfig = new PrebuiltVoiceConfig(voice) } } : null,
        ThinkingConfig = setup.Model is { ThinkingLevel: null, ThinkingBudget: null } ? null : new ThinkingConfig { ThinkingLevel = setup.Model.ThinkingLevel, ThinkingBudget = setup.Model.ThinkingBudget },
        TranslationConfig = setup.Model.OneWay ? new TranslationConfig { TargetLanguageCode = setup.TargetLanguage! } : null,
    };
}
