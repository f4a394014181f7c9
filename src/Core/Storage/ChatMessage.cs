namespace Interpreter.Core.Storage;

/// <summary>A stored message. In a session, a greater number was stored later.</summary>
public sealed record ChatMessage
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>The number of its session.</summary>
    public required long SessionId { get; init; }

    /// <summary>Who says it.</summary>
    public required MessageRole Role { get; init; }

    /// <summary>How it was said.</summary>
    public required MessageType MessageType { get; init; }

    /// <summary>What was said.</summary>
    public required string Content { get; init; }

    /// <summary>Its language, BCP 47; null where unknown.</summary>
    public string? Language { get; init; }

    /// <summary>When, in UTC, to the microsecond.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Tokens; null where unknown.</summary>
    public int? TokensUsed { get; init; }

    /// <summary>From the question to the whole answer, in seconds; null where unknown.</summary>
    public double? ResponseTime { get; init; }

    /// <summary>The server's own part of it, in seconds; null where unknown.</summary>
    public double? ProcessingTime { get; init; }

    /// <summary>What else is known, as a JSON object.</summary>
    public required string Metadata { get; init; }
}
