using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Gemini.Sessions;

/// <summary>A session, as lists show it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="User">Its owner's number.</param>
/// <param name="UserUsername">Its owner's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsActive">False: put away.</param>
/// <param name="MessagesCount">How many messages it holds.</param>
/// <param name="LastMessage">The newest of them; null where there is none.</param>
/// <param name="CreatedAt">When it was made, in UTC.</param>
/// <param name="UpdatedAt">When it or its messages last changed, in UTC.</param>
/// <param name="Kind">"chat" or "interpretation".</param>
/// <param name="Key">Its UUID, by which the socket names it.</param>
/// <param name="Metadata">What else is known.</param>
internal sealed record SessionInfo(
    long Id,
    long User,
    [property: JsonPropertyName("user_username")] string UserUsername,
    string Title,
    [property: JsonPropertyName("is_active")] bool IsActive,
    [property: JsonPropertyName("messages_count")] long MessagesCount,
    [property: JsonPropertyName("last_message")] LastMessage? LastMessage,
    [property: JsonPropertyName("created_at")] DateTime CreatedAt,
    [property: JsonPropertyName("updated_at")] DateTime UpdatedAt,
    string Kind,
    Guid Key,
    JsonObject Metadata)
{
    public static SessionInfo Of(ChatSession session) => new(
        session.Id,
        session.OwnerId,
        session.OwnerUsername,
        session.Title,
        session.IsActive,
        session.MessagesCount,
        LastMessage.Of(session.LastMessage),
        session.CreatedAt.UtcDateTime,
        session.UpdatedAt.UtcDateTime,
        Words.Of(session.Kind),
        session.Key,
        Words.Of(session.Metadata));
}
