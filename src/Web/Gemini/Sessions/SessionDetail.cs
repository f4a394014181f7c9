using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Interpreter.Core.Storage;
using Interpreter.Web.Gemini.Messages;

namespace Interpreter.Web.Gemini.Sessions;

/// <summary>A session with its messages.</summary>
/// <param name="Id">Its number.</param>
/// <param name="User">Its owner's number.</param>
/// <param name="UserUsername">Its owner's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsActive">False: put away.</param>
/// <param name="Messages">Its newest 1,000 messages, the oldest of them first.</param>
/// <param name="CreatedAt">When it was made, in UTC.</param>
/// <param name="UpdatedAt">When it or its messages last changed, in UTC.</param>
/// <param name="MessagesCount">How many messages it holds in all.</param>
/// <param name="Kind">"chat" or "interpretation".</param>
/// <param name="Key">Its UUID, by which the socket names it.</param>
/// <param name="Metadata">What else is known.</param>
internal sealed record SessionDetail(
    long Id,
    long User,
    [property: JsonPropertyName("user_username")] string UserUsername,
    string Title,
    [property: JsonPropertyName("is_active")] bool IsActive,
    IReadOnlyList<MessageInfo> Messages,
    [property: JsonPropertyName("created_at")] DateTime CreatedAt,
    [property: JsonPropertyName("updated_at")] DateTime UpdatedAt,
    [property: JsonPropertyName("messages_count")] long MessagesCount,
    string Kind,
    Guid Key,
    JsonObject Metadata)
{
    public static SessionDetail Of(ChatSession session, IEnumerable<ChatMessage> messages) => new(
        session.Id,
        session.OwnerId,
        session.OwnerUsername,
        session.Title,
        session.IsActive,
        [.. messages.Select(MessageInfo.Of)],
        session.CreatedAt.UtcDateTime,
        session.UpdatedAt.UtcDateTime,
        session.MessagesCount,
        Words.Of(session.Kind),
        session.Key,
        Words.Of(session.Metadata));
}
