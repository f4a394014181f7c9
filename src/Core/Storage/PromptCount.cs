namespace Interpreter.Core.Storage;

/// <summary>How often a prompt was sent.</summary>
public sealed record PromptCount
{
    /// <summary>Its first <see cref="StorageLimits.Preview"/> code points.</summary>
    public required string Prompt { get; init; }

    /// <summary>How often.</summary>
    public required long Count { get; init; }
}
