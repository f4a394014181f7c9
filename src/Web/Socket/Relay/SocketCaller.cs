namespace Interpreter.Web.Socket.Relay;

/// <summary>Who opened a socket.</summary>
/// <param name="User">The number of the user who is signed in; null for a guest.</param>
/// <param name="Language">The language that the user likes best: a code of <see cref="Http.Errors.Tongue"/>.</param>
/// <param name="OnlyListens">Whether the socket is one that takes listeners only, which whoever has a link may open.</param>
internal sealed record SocketCaller(long? User, string Language, bool OnlyListens = false);
