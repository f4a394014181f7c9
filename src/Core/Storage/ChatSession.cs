namespace Interpreter.Core.Storage;

/// <summary>A stored session.</summary>
public sealed record ChatSession
{
    /// <summary>Its number, as REST names it.</summary>
    public required long Id { get; init; }

    /// <summary>Its actor's key.</summary>
    public required Guid Key { get; init; }

    /// <summary>Whose it is.</summary>
    public required long OwnerId { get; init; }

    /// <summary>The owner's name.</summary>
    public required string OwnerUsername { get; init; }

    /// <summary>At most <see cref="StorageLimits.Title"/>.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for.</summary>
    public required SessionKind Kind { get; init; }

    /// <summary>False: put away.</summary>
    public required bool IsActive { get; init; }

    /// <summary>What else is known, as a JSON object.</summary>
    public required string Metadata { get; init; }

    /// <summary>How many messages it holds.</summary>
    public required long MessagesCount { get; init; }

    /// <summary>The newest message's beginning; null where there is none.</summary>
    public MessagePreview? LastMessage { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it or its messages last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
