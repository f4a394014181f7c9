namespace Interpreter.Gemini.Speech;

/// <summary>A text that is to be spoken.</summary>
/// <param name="Text">The text; how to say it may precede it, such as "Say cheerfully: ".</param>
public sealed record SpeechRequest(string Text)
{
    /// <summary>The model that is used where nobody names one.</summary>
    public const string DefaultModel = "gemini-3.1-flash-tts-preview";

    /// <summary>The model.</summary>
    public string Model { get; init; } = DefaultModel;

    /// <summary>The name of a prebuilt voice; null for the model's own.</summary>
    public string? Voice { get; init; }
}
