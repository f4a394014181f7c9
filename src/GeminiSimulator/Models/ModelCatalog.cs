using System.Diagnostics.CodeAnalysis;

namespace Interpreter.GeminiSimulator.Models;

/// <summary>The models of the simulator.</summary>
internal static class ModelCatalog
{
    private static readonly LiveProfile _native25 = new()
    {
        Thinking = ThinkingUse.Budget,
        MediaChunks = true,
        TakesScheduling = true,
        AffectiveDialog = true,
        ProactiveAudio = [true, false],
        Silence = TimeSpan.FromMilliseconds(800),
    };

    private static readonly LiveProfile _live38 = new() { ProactiveAudio = [true], InteractionStatus = true };

    /// <summary>All, in the order of ListModels.</summary>
    public static IReadOnlyList<ModelInfo> All { get; } =
    [
        new("gemini-3.8-live", "Gemini 3.8 Live", 131_072, 65_536, _live38),
        new(
            "gemini-3.8-live-extended-thinking",
            "Gemini 3.8 Live Extended Thinking",
            131_072,
            65_536,
            _live38 with { Thinking = ThinkingUse.LevelAboveMinimal }),
        new("gemini-3.5-live-translate-preview", "Gemini 3.5 Live Translate Preview", 131_072, 65_536, new LiveProfile
        {
            ClientContent = ClientContentUse.Never,
            TakesTextAndVideo = false,
            TakesTools = false,
            Transcript = TranscriptStyle.LanguageThenWords,
            Translates = true,
            UnaskedResumptionUpdates = true,
        }),
        new("gemini-3.1-flash-live-preview", "Gemini 3.1 Flash Live Preview", 131_072, 65_536, new LiveProfile
        {
            Thinking = ThinkingUse.AnyLevel,
            ClientContent = ClientContentUse.HistoryOnly,
            Transcript = TranscriptStyle.Batch,
            Silence = TimeSpan.FromSeconds(1),
            HonoursSilence = false,
            ReportsUsage = false,
            UnaskedResumptionUpdates = true,
        }),
        new("gemini-2.5-flash-native-audio-preview-12-2025", "Gemini 2.5 Flash Native Audio Preview 12-2025", 131_072, 8_192, _native25),
        new("gemini-2.5-flash-native-audio-preview-09-2025", "Gemini 2.5 Flash Native Audio Preview 09-2025", 131_072, 8_192, _native25),
        new("gemini-2.5-flash-native-audio-latest", "Gemini 2.5 Flash Native Audio Latest", 131_072, 8_192, _native25),
        // Gone from the real service; kept, as 2.5, for clients whose settings still name it.
        new("gemini-2.0-flash-exp", "Gemini 2.0 Flash Experimental", 131_072, 8_192, _native25),
        new("gemini-3.8-flash", "Gemini 3.8 Flash", 1_048_576, 65_536, null),
        new("gemini-3.5-flash", "Gemini 3.5 Flash", 1_048_576, 65_536, null),
        new("gemini-3.5-flash-lite", "Gemini 3.5 Flash-Lite", 1_048_576, 65_536, null),
        new("gemini-2.5-flash", "Gemini 2.5 Flash", 1_048_576, 65_536, null),
        new("gemini-2.5-flash-lite", "Gemini 2.5 Flash-Lite", 1_048_576, 65_536, null),
        new("gemini-3.1-flash-tts-preview", "Gemini 3.1 Flash TTS Preview", 8_192, 16_384, null) { Speaks = true },
        new("gemini-2.5-flash-preview-tts", "Gemini 2.5 Flash Preview TTS", 8_192, 16_384, null) { Speaks = true },
    ];

    /// <summary>Finds a model by its id, by "models/{id}" or by the path that ends in "/models/{id}".</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out ModelInfo? model)
    {
        var start = name.LastIndexOf("models/", StringComparison.Ordinal);
        var id = start < 0 ? name : name[(start + "models/".Length)..];
        model = All.FirstOrDefault(candidate => candidate.Id == id);
        return model is not null;
    }
}
