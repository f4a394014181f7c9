namespace Interpreter.Core.Storage;

/// <summary>A session to be made.</summary>
/// <param name="OwnerId">Whose.</param>
/// <param name="Title">1 to <see cref="StorageLimits.Title"/>.</param>
public sealed record NewSession(long OwnerId, string Title)
{
    /// <summary>Its actor's key; null for a new one.</summary>
    public Guid? Key { get; init; }

    /// <summary>What it is for.</summary>
    public SessionKind Kind { get; init; } = SessionKind.Chat;

    /// <summary>False: put away from the start.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>When it was made; null for now. Kept in microseconds.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed; null for now. Kept in microseconds.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>What else is known, as a JSON object.</summary>
    public string Metadata { get; init; } = "{}";
}
