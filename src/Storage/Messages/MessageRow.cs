using Interpreter.Core.Storage;
using Interpreter.Storage.Mapping;

namespace Interpreter.Storage.Messages;

/// <summary>A message's row, as <see cref="MessageSql.Store"/> takes it.</summary>
internal static class MessageRow
{
    /// <summary>Makes one.</summary>
    /// <exception cref="FieldException">A field breaks its limit.</exception>
    public static object Of(long ownerId, long sessionId, NewMessage message, DateTimeOffset now)
    {
        Check.Measures(message.Measures);
        return new
        {
            SessionId = sessionId,
            OwnerId = ownerId,
            Role = message.Role.Word(),
            Type = message.Type.Word(),
            Content = Check.Text("content", message.Content, StorageLimits.Content),
            Language = message.Language is null ? null : Check.Text("language", message.Language, StorageLimits.Language),
            Timestamp = message.Timestamp?.ToStored() ?? now,
            message.Measures.TokensUsed,
            message.Measures.ResponseTime,
            message.Measures.ProcessingTime,
            Metadata = MessageImages.Describe(message),
        };
    }
}
