using System.CommandLine;
using Interpreter.Client;
using Interpreter.Client.Failures;

namespace Interpreter.Cli.Accounts;

/// <summary>"interpret logout".</summary>
internal static class LogoutCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var server = Servers.Option(terminal);
        var command = new Command("logout", "Signs out of a server: the token that login has kept is revoked, and deleted.") { server };
        command.SetAction((parsed, token) => RunAsync(Servers.Address(parsed.GetRequiredValue(server))!, terminal, time, token));
        return command;
    }

    private static async Task<int> RunAsync(Uri server, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        var file = new SignInFile(terminal.ConfigFolder);
        if (file.Find(server) is not { } known)
        {
            await terminal.Error.WriteLineAsync("You are not signed in.");
            return ExitCodes.Ok;
        }

        // Forgotten first: whatever the server says, it is not to be used again.
        file.Forget(server);
        using var client = new InterpreterClient(new InterpreterClientOptions { Address = server, Token = known.Token, Time = time });
        try
        {
            await client.Accounts.SignOutAsync(cancellationToken);
        }
        catch (UnauthorizedException)
        {
            // It was worth nothing already.
        }
        catch (InterpreterException e)
        {
            throw new CliException($"The token is deleted here, but not revoked: {e.Message}", e);
        }

        await terminal.Error.WriteLineAsync($"Signed out {known.Username}.");
        return ExitCodes.Ok;
    }
}
