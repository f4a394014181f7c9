using System.CommandLine;
using Interpreter.Cli.Accounts;
using Interpreter.Client;

namespace Interpreter.Cli.Chats;

/// <summary>"interpret sessions".</summary>
/// <param name="terminal">Where to print.</param>
/// <param name="time">The clock.</param>
internal sealed class SessionsCommand(Terminal terminal, TimeProvider time)
{
    private readonly Option<string> _server = Servers.Option(terminal);
    private readonly Option<bool> _json = new("--json") { Description = "Prints JSON: an object a line." };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, TimeProvider time) => new SessionsCommand(terminal, time).Create();

    private static Argument<long> Id() => new("ID") { Description = "The session's number." };

    private Command Create()
    {
        var command = new Command("sessions", "Your sessions on a server: chats and interpretations.")
        {
            List(), Search(), Show(), Rename(), Delete(), Export(), Import(),
        };
        _server.Recursive = true;
        command.Options.Add(_server);
        return command;
    }

    private Command List()
    {
        var limit = Limit();
        var command = new Command("list", "Lists sessions, the most recently changed first.") { limit, _json };
        return Does(command, (client, parsed, token) => SessionList.PrintAsync(client, null, parsed.GetValue(limit), parsed.GetValue(_json), terminal, time, token));
    }

    private Command Search()
    {
        var words = new Argument<string>("WORDS") { Description = "A part of the title." };
        var limit = Limit();
        var command = new Command("search", "Lists the sessions whose titles have some words.") { words, limit, _json };
        return Does(command, (client, parsed, token) =>
            SessionList.PrintAsync(client, parsed.GetRequiredValue(words), parsed.GetValue(limit), parsed.GetValue(_json), terminal, time, token));
    }

    private Command Show()
    {
        var id = Id();
        var command = new Command("show", "Prints what was said in a session.") { id, _json };
        return Does(command, (client, parsed, token) => SessionText.PrintAsync(client, parsed.GetValue(id), parsed.GetValue(_json), terminal, time, token));
    }

    private Command Rename()
    {
        var id = Id();
        var title = new Argument<string>("TITLE") { Description = "1 to 200 characters." };
        return Does(new Command("rename", "Renames a session.") { id, title }, async (client, parsed, token) =>
        {
            var session = await client.Sessions.UpdateAsync(parsed.GetValue(id), new() { Title = parsed.GetRequiredValue(title) }, token);
            await terminal.Error.WriteLineAsync($"Session {session.Id} is called {Printable.Line(session.Title)}.");
        });
    }

    private Command Delete()
    {
        var id = Id();
        var yes = new Option<bool>("--yes") { Description = "Does not ask whether you are sure." };
        return Does(new Command("delete", "Deletes a session with its messages, for good.") { id, yes }, (client, parsed, token) =>
            SessionRemoval.RunAsync(client, parsed.GetValue(id), parsed.GetValue(yes), terminal, token));
    }

    private Command Export()
    {
        var id = Id();
        var format = new Option<string>("--format") { Description = "json, markdown, txt, srt or vtt.", HelpName = "FORMAT", DefaultValueFactory = _ => "markdown" };
        format.AcceptOnlyFromAmong([.. SessionFiles.Formats.Keys]);
        var output = new Option<string?>("--out") { Description = "Where to write it. Without it, standard output.", HelpName = "FILE" };
        return Does(new Command("export", "Writes a session into a file.") { id, format, output }, (client, parsed, token) =>
            SessionFiles.ExportAsync(client, parsed.GetValue(id), parsed.GetRequiredValue(format), parsed.GetValue(output), terminal, token));
    }

    private Command Import()
    {
        var input = new Argument<string>("FILE") { Description = "A session as export wrote it with --format json. \"-\" reads standard input." };
        return Does(new Command("import", "Makes a session of a file.") { input }, (client, parsed, token) =>
            SessionFiles.ImportAsync(client, parsed.GetRequiredValue(input), terminal, token));
    }

    private static Option<int> Limit()
    {
        var limit = new Option<int>("--limit") { Description = "How many at most.", HelpName = "COUNT", DefaultValueFactory = _ => 20 };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--limit must be 1 or more.");
            }
        });
        return limit;
    }

    private Command Does(Command command, Func<InterpreterClient, ParseResult, CancellationToken, Task> action)
    {
        command.SetAction(async (parsed, token) =>
        {
            using var client = SignedInClient.Of(Servers.Address(parsed.GetRequiredValue(_server))!, terminal, time);
            await action(client, parsed, token);
            return ExitCodes.Ok;
        });
        return command;
    }
}
