namespace Interpreter.Gemini.Live.Messages;

/// <summary>A fragment of a transcript.</summary>
public sealed record Transcription
{
    /// <summary>To be appended to the fragments before it; null where only the language is told.</summary>
    public string? Text { get; init; }

    /// <summary>BCP 47, where the model tells it.</summary>
    public string? LanguageCode { get; init; }

    /// <summary>True: the last fragment. Often absent on the wire; nothing may depend on it.</summary>
    public bool? Finished { get; init; }

    /// <summary>Who speaks, where speakers are told apart.</summary>
    public string? SpeakerLabel { get; init; }

    /// <summary>The words with their times, where asked for.</summary>
    public IReadOnlyList<TranscribedWord>? Words { get; init; }
}
