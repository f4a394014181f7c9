namespace Interpreter.Gemini.Live.Messages;

/// <summary>The voice of the answer.</summary>
public sealed record SpeechConfig
{
    /// <summary>The voice.</summary>
    public VoiceConfig? VoiceConfig { get; init; }

    /// <summary>BCP 47; native audio models choose the language themselves and ignore it.</summary>
    public string? LanguageCode { get; init; }
}
