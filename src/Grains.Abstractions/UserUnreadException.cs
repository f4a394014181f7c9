namespace Interpreter.Grains;

/// <summary>A user can't be read: the database failed.</summary>
/// <param name="message">What the database said.</param>
[GenerateSerializer, Alias("interpreter.UserUnread")]
public sealed class UserUnreadException(string message) : Exception(message);
