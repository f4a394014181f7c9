using Interpreter.Client;

namespace Interpreter.Cli.Chats;

/// <summary>Deletes a session, if that is meant.</summary>
internal static class SessionRemoval
{
    /// <summary>Asks, where it has to, and deletes.</summary>
    /// <exception cref="CliException">It is not meant, or there is nobody to ask.</exception>
    public static async Task RunAsync(InterpreterClient client, long id, bool isMeant, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!isMeant)
        {
            await ConfirmAsync(client, id, terminal, cancellationToken);
        }

        await client.Sessions.DeleteAsync(id, cancellationToken);
        await terminal.Error.WriteLineAsync($"Session {id} is deleted.");
    }

    private static async Task ConfirmAsync(InterpreterClient client, long id, Terminal terminal, CancellationToken cancellationToken)
    {
        if (terminal.ReadLine is null)
        {
            throw new CliException("Nobody is at a keyboard to be asked: give --yes.") { ExitCode = ExitCodes.Usage };
        }

        var session = await client.Sessions.GetAsync(id, cancellationToken);
        await terminal.Error.WriteAsync($"Delete \"{Printable.Line(session.Title)}\" with {session.MessagesCount} messages? [y/N] ");
        await terminal.Error.FlushAsync(cancellationToken);
        if (await Task.Run(terminal.ReadLine, cancellationToken).WaitAsync(cancellationToken) is not ("y" or "Y" or "yes"))
        {
            throw new CliException("Nothing is deleted.");
        }
    }
}
