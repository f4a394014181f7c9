using Interpreter.Core.Pricing;

namespace Interpreter.Gemini.Models;

/// <summary>
/// What the models cost on the paid tier of the Developer API: Google's price list as quoted in October 2026. Prices
/// change; an operator's settings go over them with <see cref="PriceTable.With"/>.
/// </summary>
public static class GeminiPrices
{
    private static readonly ModelPrice Live3 = new() { InputText = 0.75m, InputAudio = 3m, InputImage = 1m, OutputText = 4.5m, OutputAudio = 12m };

    // Image input is not in the list that was quoted: counted as dear as audio.
    private static readonly ModelPrice Live25 = new() { InputText = 0.5m, InputAudio = 3m, InputImage = 3m, OutputText = 2m, OutputAudio = 12m };

    /// <summary>The price list.</summary>
    public static PriceTable Table { get; } = new(new Dictionary<string, ModelPrice>(StringComparer.Ordinal)
    {
        ["gemini-3.8-live"] = Live3,
        ["gemini-3.8-live-extended-thinking"] = Live3,
        ["gemini-3.1-flash-live-preview"] = Live3,
        ["gemini-2.5-flash-native-audio-preview-12-2025"] = Live25,
        ["gemini-2.5-flash-native-audio-preview-09-2025"] = Live25,

        // Speech in, speech out; only these two prices are known, so that what text there is counts as dear.
        ["gemini-3.5-live-translate-preview"] = new() { InputText = 3.5m, InputAudio = 3.5m, InputImage = 3.5m, OutputText = 21m, OutputAudio = 21m },

        // Announced to cost double from 2027 on.
        ["gemini-3.8-flash"] = Text(0.75m, 0.75m, 3.75m),
        ["gemini-3.7-flash"] = Text(0.75m, 0.75m, 3.75m),
        ["gemini-3.5-flash"] = Text(1.5m, 1.5m, 9m),
        ["gemini-3.5-flash-lite"] = Text(0.3m, 0.3m, 2.5m),
        ["gemini-3.1-flash-lite"] = Text(0.25m, 0.5m, 1.5m),

        // Their audio input is not in the list that was quoted: an assumption, for an operator to confirm.
        ["gemini-2.5-flash"] = Text(0.3m, 1m, 2.5m),
        ["gemini-2.5-flash-lite"] = Text(0.1m, 0.3m, 0.4m),

        // What of the speech is not counted by kind is as dear as speech.
        ["gemini-3.1-flash-tts-preview"] = Speech(1m, 20m),
    });

    private static ModelPrice Speech(decimal text, decimal speech) =>
        new() { InputText = text, InputAudio = text, InputImage = text, OutputText = speech, OutputAudio = speech };

    private static ModelPrice Text(decimal text, decimal audio, decimal output) =>
        new() { InputText = text, InputAudio = audio, InputImage = text, OutputText = output };
}
