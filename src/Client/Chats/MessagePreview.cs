namespace Interpreter.Client.Chats;

/// <summary>The newest message of a session, as lists of sessions show it.</summary>
/// <param name="Id">The message's number.</param>
/// <param name="Role"><c>user</c>, <c>assistant</c> or <c>system</c>.</param>
/// <param name="Content">Its beginning.</param>
/// <param name="Timestamp">When it was said.</param>
public sealed record MessagePreview(long Id, string Role, string Content, DateTimeOffset Timestamp);
