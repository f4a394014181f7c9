using Interpreter.Core.Storage;
using Interpreter.Storage.Mapping;

namespace Interpreter.Storage.Messages;

/// <summary>A message's row, as <see cref="MessageSql.Store"/> takes it.</summary>
internal sealed record MessageRow
{
    public required long SessionId { get; init; }

    public required long OwnerId { get; init; }

    public required string Role { get; init; }

    public required string Type { get; init; }

    public required string Content { get; init; }

    public required string? Language { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required int? TokensUsed { get; init; }

    public required double? ResponseTime { get; init; }

    public required double? ProcessingTime { get; init; }

    public required string Metadata { get; init; }

    /// <summary>Makes one.</summary>
    /// <exception cref="FieldException">A field breaks its limit.</exception>
    public static MessageRow Of(long ownerId, long sessionId, NewMessage message, DateTimeOffset now)
    {
        Check.Measures(message.Measures);
        return new()
        {
            SessionId = sessionId,
            OwnerId = ownerId,
            Role = message.Role.Word(),
            Type = message.Type.Word(),
            Content = Check.Text("content", message.Content, StorageLimits.Content),
            Language = message.Language is null ? null : Check.Text("language", message.Language, StorageLimits.Language),
            Timestamp = message.Timestamp?.ToStored() ?? now,
            TokensUsed = message.Measures.TokensUsed,
            ResponseTime = message.Measures.ResponseTime,
            ProcessingTime = message.Measures.ProcessingTime,
            Metadata = MessageImages.Describe(message),
        };
    }
}
