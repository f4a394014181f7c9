namespace Interpreter.Core.Storage;

/// <summary>A session as statistics show it.</summary>
public sealed record RecentSession
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>How many messages it holds.</summary>
    public required long MessagesCount { get; init; }

    /// <summary>When it or its messages last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
