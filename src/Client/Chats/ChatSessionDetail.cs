using System.Text.Json.Nodes;

namespace Interpreter.Client.Chats;

/// <summary>A session with its messages.</summary>
/// <param name="Id">Its number.</param>
/// <param name="User">Its owner's number.</param>
/// <param name="UserUsername">Its owner's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsActive">False: put away.</param>
/// <param name="Messages">Its newest 1,000 messages, the oldest of them first.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it or its messages last changed.</param>
/// <param name="MessagesCount">How many messages it holds in all.</param>
/// <param name="Kind"><c>chat</c> or <c>interpretation</c>.</param>
/// <param name="Key">Its UUID, by which the socket names it.</param>
/// <param name="Metadata">What else is known; null for nothing.</param>
public sealed record ChatSessionDetail(
    long Id,
    long User,
    string UserUsername,
    string Title,
    bool IsActive,
    IReadOnlyList<ChatMessage> Messages,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long MessagesCount = 0,
    string Kind = "chat",
    Guid Key = default,
    JsonObject? Metadata = null);
