namespace Interpreter.Gemini.Live.Messages;

/// <summary>How much the model thinks before it answers.</summary>
public sealed record ThinkingConfig
{
    /// <summary>True: summaries of the thoughts are sent.</summary>
    public bool? IncludeThoughts { get; init; }

    /// <summary>Tokens; 0 turns thinking off (2.5 models).</summary>
    public int? ThinkingBudget { get; init; }

    /// <summary>"MINIMAL", "LOW", "MEDIUM" or "HIGH" (3.x models).</summary>
    public string? ThinkingLevel { get; init; }
}
