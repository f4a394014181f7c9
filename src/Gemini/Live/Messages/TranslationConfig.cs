namespace Interpreter.Gemini.Live.Messages;

/// <summary>The language that a live-translate model translates into.</summary>
public sealed record TranslationConfig
{
    /// <summary>BCP 47.</summary>
    public required string TargetLanguageCode { get; init; }

    /// <summary>True: speech that is in the target language already is repeated; otherwise it yields silence.</summary>
    public bool? EchoTargetLanguage { get; init; }
}
