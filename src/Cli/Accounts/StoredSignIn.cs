namespace Interpreter.Cli.Accounts;

/// <summary>A sign-in that the program remembers.</summary>
/// <param name="Username">Whose.</param>
/// <param name="Token">The token.</param>
/// <param name="ExpiresAt">How long it is good for.</param>
internal sealed record StoredSignIn(string Username, string Token, DateTimeOffset ExpiresAt);
