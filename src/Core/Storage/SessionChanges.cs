namespace Interpreter.Core.Storage;

/// <summary>What is to change in a session; null leaves as it is.</summary>
public sealed record SessionChanges
{
    /// <summary>1 to <see cref="StorageLimits.Title"/>.</summary>
    public string? Title { get; init; }

    /// <summary>Whether it is in use.</summary>
    public bool? IsActive { get; init; }

    /// <summary>What else is known, as a JSON object.</summary>
    public string? Metadata { get; init; }
}
