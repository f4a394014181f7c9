namespace Interpreter.Gemini.Live.Messages;

/// <summary>A word with its time.</summary>
public sealed record TranscribedWord
{
    /// <summary>The word.</summary>
    public string? Word { get; init; }

    /// <summary>From the start of the audio.</summary>
    public TimeSpan? StartOffset { get; init; }

    /// <summary>From the start of the audio.</summary>
    public TimeSpan? EndOffset { get; init; }
}
