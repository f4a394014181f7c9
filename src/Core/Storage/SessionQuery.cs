namespace Interpreter.Core.Storage;

/// <summary>Which sessions of a user are wanted.</summary>
public sealed record SessionQuery
{
    /// <summary>A part of the title in any letter case; null or empty for all.</summary>
    public string? Search { get; init; }

    /// <summary>Only those in use, or only those put away; null for both.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Only those of a kind; null for all.</summary>
    public SessionKind? Kind { get; init; }

    /// <summary>In which order.</summary>
    public SessionOrdering Ordering { get; init; } = SessionOrdering.Default;

    /// <summary>Which page.</summary>
    public PageRequest Page { get; init; } = new();
}
