using Interpreter.Client;

namespace Interpreter.Cli.Accounts;

/// <summary>Makes clients that are signed in as the program remembers.</summary>
internal static class SignedInClient
{
    private const string Variable = "INTERPRETER_TOKEN";

    /// <summary>A client for a server.</summary>
    /// <exception cref="CliException">Nobody is signed in there.</exception>
    public static InterpreterClient Of(Uri server, Terminal terminal, TimeProvider time) => new(new InterpreterClientOptions
    {
        Address = server,
        Token = FindToken(server, terminal, time) ?? throw new CliException($"Sign in first: interpret login --server {server.AbsoluteUri.TrimEnd('/')}") { ExitCode = ExitCodes.SignedOut },
        Time = time,
    });

    /// <summary>The token for a server: of the environment, or of a sign-in that is good yet; null for none.</summary>
    /// <exception cref="CliException">What is remembered can't be read.</exception>
    public static string? FindToken(Uri server, Terminal terminal, TimeProvider time) =>
        terminal.Variable(Variable) is { Length: > 0 } token ? token
        : new SignInFile(terminal.ConfigFolder).Find(server) is { } known && known.ExpiresAt > time.GetUtcNow() ? known.Token
        : null;
}
