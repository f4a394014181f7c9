namespace Interpreter.Client.Chats;

/// <summary>A session as statistics show it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="MessagesCount">How many messages it holds.</param>
/// <param name="UpdatedAt">When it or its messages last changed.</param>
public sealed record RecentSession(long Id, string Title, long MessagesCount, DateTimeOffset UpdatedAt);
