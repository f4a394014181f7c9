namespace Interpreter.Gemini.Live.Messages;

/// <summary>How audio is transcribed. Empty: as the model does by itself.</summary>
public sealed record AudioTranscriptionConfig
{
    /// <summary>The languages to expect, BCP 47.</summary>
    public IReadOnlyList<string>? LanguageCodes { get; init; }

    /// <summary>Words to expect.</summary>
    public IReadOnlyList<string>? CustomVocabulary { get; init; }

    /// <summary>True: each word comes with its time.</summary>
    public bool? WordTimestamp { get; init; }

    /// <summary>True: speakers are told apart.</summary>
    public bool? Diarization { get; init; }

    /// <summary>"VERBATIM" or "SMART".</summary>
    public string? Mode { get; init; }
}
