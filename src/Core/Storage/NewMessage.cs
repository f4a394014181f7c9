using Interpreter.Core.Text;

namespace Interpreter.Core.Storage;

/// <summary>A message to be stored.</summary>
/// <param name="Role">Who says it.</param>
/// <param name="Content">What; may be empty, at most <see cref="StorageLimits.Content"/>.</param>
public sealed record NewMessage(MessageRole Role, string Content)
{
    /// <summary>How it was said.</summary>
    public MessageType Type { get; init; } = MessageType.Text;

    /// <summary>Its language, BCP 47; null where unknown.</summary>
    public string? Language { get; init; }

    /// <summary>When it was said; null for now. Kept in microseconds.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>What it cost, where that is known already.</summary>
    public MessageMeasures Measures { get; init; } = new();

    /// <summary>What is shown with it, in order. Kept beside the message; the metadata of what is stored names them: <c>"images": [{"mime_type", "bytes"}]</c>.</summary>
    public IReadOnlyList<TextImage> Images { get; init; } = [];

    /// <summary>What else is known, as a JSON object: the audio's offsets, the reason it ended.</summary>
    public string Metadata { get; init; } = "{}";
}
