namespace Interpreter.Gemini.Text.Messages;

/// <summary>How harmful something seems, in one category.</summary>
public sealed record SafetyRating
{
    /// <summary>Such as "HARM_CATEGORY_HARASSMENT".</summary>
    public string? Category { get; init; }

    /// <summary>"NEGLIGIBLE", "LOW", "MEDIUM" or "HIGH".</summary>
    public string? Probability { get; init; }

    /// <summary>Whether it was blocked for it.</summary>
    public bool? Blocked { get; init; }
}
