namespace Interpreter.Core.Storage;

/// <summary>Which messages of a user are wanted.</summary>
public sealed record MessageQuery
{
    /// <summary>Only those of a session; null for all.</summary>
    public long? SessionId { get; init; }

    /// <summary>Whether the newest come first.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>Which page.</summary>
    public PageRequest Page { get; init; } = new();
}
