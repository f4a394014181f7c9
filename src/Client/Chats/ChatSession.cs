using System.Text.Json.Nodes;

namespace Interpreter.Client.Chats;

/// <summary>A session as lists show it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="User">Its owner's number.</param>
/// <param name="UserUsername">Its owner's name.</param>
/// <param name="Title">Its title; at most 200 characters.</param>
/// <param name="IsActive">False: put away.</param>
/// <param name="MessagesCount">How many messages it holds.</param>
/// <param name="LastMessage">The newest one; null where there is none.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it or its messages last changed.</param>
/// <param name="Kind"><c>chat</c> or <c>interpretation</c>.</param>
/// <param name="Key">Its UUID, by which the socket names it.</param>
/// <param name="Metadata">What else is known; null for nothing.</param>
public sealed record ChatSession(
    long Id,
    long User,
    string UserUsername,
    string Title,
    bool IsActive,
    long MessagesCount,
    MessagePreview? LastMessage,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string Kind = "chat",
    Guid Key = default,
    JsonObject? Metadata = null);
