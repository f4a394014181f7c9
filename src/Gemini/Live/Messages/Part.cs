namespace Interpreter.Gemini.Live.Messages;

/// <summary>A piece of a turn: one of text and media.</summary>
public sealed record Part
{
    /// <summary>Text.</summary>
    public string? Text { get; init; }

    /// <summary>Media, in the message.</summary>
    public Blob? InlineData { get; init; }

    /// <summary>Media, elsewhere.</summary>
    public FileData? FileData { get; init; }

    /// <summary>True: the text is a thought of the model, not its answer.</summary>
    public bool? Thought { get; init; }

    /// <summary>What the model thought, sealed; to be given back with the part.</summary>
    public ReadOnlyMemory<byte>? ThoughtSignature { get; init; }
}
