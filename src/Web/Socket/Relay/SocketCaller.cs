namespace Interpreter.Web.Socket.Relay;

/// <summary>Who opened a socket.</summary>
/// <param name="User">The number of the user who is signed in; null for a guest.</param>
/// <param name="Language">The language that the user likes best: a code of <see cref="Http.Errors.Tongue"/>.</param>
internal sealed record SocketCaller(long? User, string Language);
