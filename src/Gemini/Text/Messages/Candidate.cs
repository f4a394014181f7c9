using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Text.Messages;

/// <summary>An answer, or a chunk of one.</summary>
public sealed record Candidate
{
    /// <summary>The answer; null where it was blocked.</summary>
    public Content? Content { get; init; }

    /// <summary>Why it ended, such as "STOP", "MAX_TOKENS" or "SAFETY"; null while it goes on.</summary>
    public string? FinishReason { get; init; }

    /// <summary>The same in words.</summary>
    public string? FinishMessage { get; init; }

    /// <summary>Which answer it is, from 0.</summary>
    public int? Index { get; init; }

    /// <summary>How harmful the answer seems.</summary>
    public IReadOnlyList<SafetyRating>? SafetyRatings { get; init; }
}
