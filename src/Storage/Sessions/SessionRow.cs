using Interpreter.Core.Storage;

namespace Interpreter.Storage.Sessions;

/// <summary>A session as <see cref="SessionSql"/> selects it, with its owner's name and its last message.</summary>
internal sealed record SessionRow
{
    public required long Id { get; init; }

    public required Guid Key { get; init; }

    public required long OwnerId { get; init; }

    public required string OwnerUsername { get; init; }

    public required string Title { get; init; }

    public required SessionKind Kind { get; init; }

    public required bool IsActive { get; init; }

    public required string Metadata { get; init; }

    public required long MessagesCount { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public long? LastId { get; init; }

    public MessageRole? LastRole { get; init; }

    public string? LastContent { get; init; }

    public DateTimeOffset? LastTimestamp { get; init; }

    public ChatSession ToSession() => new()
    {
        Id = Id,
        Key = Key,
        OwnerId = OwnerId,
        OwnerUsername = OwnerUsername,
        Title = Title,
        Kind = Kind,
        IsActive = IsActive,
        Metadata = Metadata,
        MessagesCount = MessagesCount,
        LastMessage = LastId is { } id ? new MessagePreview(id, LastRole!.Value, LastContent!, LastTimestamp!.Value) : null,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };
}
