using Interpreter.Core.Storage;

namespace Interpreter.Core.Exports.Imports;

/// <summary>A session as an export tells it, every field checked.</summary>
/// <param name="Title">1 to <see cref="StorageLimits.Title"/>.</param>
public sealed record ImportedSession(string Title)
{
    /// <summary>What it is for.</summary>
    public SessionKind Kind { get; init; }

    /// <summary>False: put away.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>What else is known, as a JSON object.</summary>
    public string Metadata { get; init; } = "{}";

    /// <summary>When it was made; null for now.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it or its messages last changed; null for now.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>At most <see cref="ImportLimits.Messages"/>, the oldest first.</summary>
    public IReadOnlyList<NewMessage> Messages { get; init; } = [];

    /// <summary>The session, to be stored.</summary>
    /// <param name="ownerId">Whose it becomes.</param>
    public NewSession For(long ownerId) => new(ownerId, Title)
    {
        Kind = Kind,
        IsActive = IsActive,
        Metadata = Metadata,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };
}
