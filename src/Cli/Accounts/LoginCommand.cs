using System.CommandLine;
using Interpreter.Client;
using Interpreter.Client.Accounts;

namespace Interpreter.Cli.Accounts;

/// <summary>"interpret login".</summary>
internal static class LoginCommand
{
    private const string Description = """
        Signs in to a server, and remembers it for the other commands.

        Asks for the password; where nobody is at a keyboard, standard input's first line is it. The token is kept in a file that only you
        may read. A program may set INTERPRETER_TOKEN instead.
        """;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var username = new Argument<string?>("USER") { Description = "Your name there. Asked for if left out.", Arity = ArgumentArity.ZeroOrOne };
        var server = Servers.Option(terminal);
        var register = new Option<bool>("--register") { Description = "Makes a new account of this name." };
        var command = new Command("login", Description) { username, server, register };
        command.SetAction((parsed, token) => RunAsync(
            Servers.Address(parsed.GetRequiredValue(server))!, parsed.GetValue(username), parsed.GetValue(register), terminal, time, token));
        return command;
    }

    private static async Task<int> RunAsync(Uri server, string? username, bool isNew, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        username ??= await AskAsync("User name: ", terminal.ReadLine, terminal, cancellationToken)
            ?? throw new CliException("Say who you are: interpret login USER") { ExitCode = ExitCodes.Usage };
        var password = await PasswordAsync(terminal, cancellationToken);

        using var client = new InterpreterClient(new InterpreterClientOptions { Address = server, Time = time });
        var token = isNew
            ? await RegisterAsync(client, username, password, cancellationToken)
            : await client.Accounts.SignInAsync(username, password, cancellationToken);
        new SignInFile(terminal.ConfigFolder).Store(server, new(username, token.Token, time.GetUtcNow().AddSeconds(token.ExpiresIn)));
        await terminal.Error.WriteLineAsync($"Signed in as {username}.");
        return ExitCodes.Ok;
    }

    private static async Task<AccessToken> RegisterAsync(InterpreterClient client, string username, string password, CancellationToken cancellationToken)
    {
        var account = await client.Accounts.RegisterAsync(username, password, cancellationToken);
        return new(account.Token, account.ExpiresIn);
    }

    private static async Task<string> PasswordAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (terminal.ReadSecret is not null)
        {
            var typed = await AskAsync("Password: ", terminal.ReadSecret, terminal, cancellationToken);
            await terminal.Error.WriteLineAsync();
            return typed ?? "";
        }

        using var input = new StreamReader(terminal.Input, leaveOpen: true);
        return await input.ReadLineAsync(cancellationToken).AsTask().WaitAsync(cancellationToken) is { Length: > 0 } password
            ? password
            : throw new CliException("There is no password on standard input.") { ExitCode = ExitCodes.Usage };
    }

    // On a thread of its own: waiting for a key can't be cancelled.
    private static async Task<string?> AskAsync(string prompt, Func<string?>? read, Terminal terminal, CancellationToken cancellationToken)
    {
        if (read is null)
        {
            return null;
        }

        await terminal.Error.WriteAsync(prompt);
        await terminal.Error.FlushAsync(cancellationToken);
        return await Task.Run(read, cancellationToken).WaitAsync(cancellationToken);
    }
}
