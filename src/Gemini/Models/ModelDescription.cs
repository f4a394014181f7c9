namespace Interpreter.Gemini.Models;

/// <summary>What Gemini says of a model.</summary>
public sealed record ModelDescription
{
    /// <summary>The resource name, such as "models/gemini-3.8-flash".</summary>
    public required string Name { get; init; }

    /// <summary>The version.</summary>
    public string? Version { get; init; }

    /// <summary>For people.</summary>
    public string? DisplayName { get; init; }

    /// <summary>For people, at length.</summary>
    public string? Description { get; init; }

    /// <summary>The longest input, in tokens.</summary>
    public int? InputTokenLimit { get; init; }

    /// <summary>The longest answer, in tokens.</summary>
    public int? OutputTokenLimit { get; init; }

    /// <summary>Such as "generateContent" and "bidiGenerateContent".</summary>
    public IReadOnlyList<string> SupportedGenerationMethods { get; init; } = [];
}
