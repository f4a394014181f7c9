namespace Interpreter.Gemini.Live.Messages;

/// <summary>A piece of a turn: exactly one of the fields.</summary>
public sealed record Part
{
    /// <summary>Text.</summary>
    public string? Text { get; init; }

    /// <summary>Media, in the message.</summary>
    public Blob? InlineData { get; init; }

    /// <summary>Media, elsewhere.</summary>
    public FileData? FileData { get; init; }
}
