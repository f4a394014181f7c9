using System.CommandLine;
using Interpreter.Cli.Accounts;

namespace Interpreter.Cli.Chats;

/// <summary>"interpret chat".</summary>
internal static class ChatCommand
{
    private const string Description = """
        Chats with the model; the history is kept on the server.

        With a question, or one on standard input, it prints the answer and ends. Without, it asks for one after the other: /help there tells
        what else there is. Ctrl-C stops an answer; once more, or at the prompt, it ends the program.

        Exit codes: 0 answered, 1 failed, 2 wrong usage, 3 not signed in, 130 stopped by Ctrl-C.
        """;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var question = new Argument<string?>("QUESTION") { Description = "What to ask, once.", Arity = ArgumentArity.ZeroOrOne };
        var session = new Option<long?>("--session") { Description = "The number of the chat to go on with. Without it a new one is begun.", HelpName = "ID" };
        var image = new Option<string?>("--image") { Description = "An image to ask about: PNG, JPEG or WebP.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Prints the answer as a JSON object, when it is complete." };
        var server = Servers.Option(terminal);
        var command = new Command("chat", Description) { question, session, image, json, server };
        command.SetAction((parsed, token) => ChatRun.RunAsync(
            new(Servers.Address(parsed.GetRequiredValue(server))!, parsed.GetValue(question), parsed.GetValue(session), parsed.GetValue(image), parsed.GetValue(json)),
            terminal,
            time,
            token));
        return command;
    }
}
