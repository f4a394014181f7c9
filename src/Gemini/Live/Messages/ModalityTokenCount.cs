namespace Interpreter.Gemini.Live.Messages;

/// <summary>Tokens of one modality.</summary>
public sealed record ModalityTokenCount
{
    /// <summary>"TEXT", "IMAGE", "VIDEO", "AUDIO" or "DOCUMENT".</summary>
    public string? Modality { get; init; }

    /// <summary>How many.</summary>
    public int? TokenCount { get; init; }
}
