namespace Interpreter.Gemini.Text.Messages;

/// <summary>What the service thinks of the prompt.</summary>
public sealed record PromptFeedback
{
    /// <summary>Why it was not given to the model, such as "SAFETY" or "PROHIBITED_CONTENT"; null where it was.</summary>
    public string? BlockReason { get; init; }

    /// <summary>How harmful the prompt seems.</summary>
    public IReadOnlyList<SafetyRating>? SafetyRatings { get; init; }
}
