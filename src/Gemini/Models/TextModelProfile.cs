namespace Interpreter.Gemini.Models;

/// <summary>What a text model accepts, as data.</summary>
public sealed record TextModelProfile
{
    /// <summary>The id, without the prefix "models/".</summary>
    public required string Id { get; init; }

    /// <summary>The thinking level to name in requests; null where it must be left out.</summary>
    public string? ThinkingLevel { get; init; }

    /// <summary>The thinking budget to name in requests, in tokens; null where it must be left out.</summary>
    public int? ThinkingBudget { get; init; }
}
