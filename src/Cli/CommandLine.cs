using System.CommandLine;
using Interpreter.Cli.Accounts;
using Interpreter.Cli.Chats;
using Interpreter.Cli.Commands;
using Interpreter.Cli.Listening;
using Interpreter.Client.Failures;

namespace Interpreter.Cli;

/// <summary>All commands.</summary>
internal static class CommandLine
{
    /// <summary>Parses the arguments and does what they say.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        var root = InterpretCommand.Create(terminal, time);
        root.Subcommands.Add(ListenCommand.Create(terminal, time));
        root.Subcommands.Add(LoginCommand.Create(terminal, time));
        root.Subcommands.Add(LogoutCommand.Create(terminal, time));
        root.Subcommands.Add(ChatCommand.Create(terminal, time));
        root.Subcommands.Add(SessionsCommand.Create(terminal, time));

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync(error.Message);
            }

            await terminal.Error.WriteLineAsync($"Try: {PathOf(parsed.CommandResult)} --help");
            return ExitCodes.Usage;
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (CliException e)
        {
            await terminal.Error.WriteLineAsync(e.Message);
            return e.ExitCode;
        }
        catch (InterpreterException e)
        {
            await terminal.Error.WriteLineAsync(e.Message);
            return e is UnauthorizedException ? ExitCodes.SignedOut : ExitCodes.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await terminal.Error.WriteLineAsync("Stopped.");
            return ExitCodes.Cancelled;
        }
    }

    private static string PathOf(System.CommandLine.Parsing.CommandResult command) =>
        command.Parent is System.CommandLine.Parsing.CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : "interpret";
}
