using System.CommandLine;
using System.CommandLine.Parsing;
using Interpreter.Client.Live;

namespace Interpreter.Cli.Listening;

/// <summary>"interpret listen".</summary>
internal static class ListenCommand
{
    private const string Description = """
        Listens to a conversation that its speaker shares: prints the words of both languages as they are spoken, until it is over.

        Exit codes: 0 over, 1 failed, 2 wrong usage, 130 stopped by Ctrl-C.
        """;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, TimeProvider time)
    {
        var link = new Argument<ListenLink>("LINK")
        {
            Description = "The link that the speaker gave away: \"http://HOST:PORT/listen/#TOKEN\". In quotation marks: a # may begin a remark.",
            CustomParser = Parse,
        };
        var output = new Option<string?>("--out")
        {
            Description = "Where to write the interpreter's voice: WAV, 24 kHz. \"-\" writes standard output, and the words to standard error.",
            HelpName = "OUT.wav",
        };
        var command = new Command("listen", Description) { link, output };
        command.SetAction((parsed, token) => ListenRun.RunAsync(parsed.GetRequiredValue(link), parsed.GetValue(output), terminal, time, token));
        return command;
    }

    private static ListenLink? Parse(ArgumentResult result)
    {
        if (!ListenLink.TryParse(result.Tokens[0].Value, out var link))
        {
            result.AddError("LINK must be all of the link that the speaker gave away, such as \"http://localhost:8000/listen/#TOKEN\", in quotation marks.");
        }

        return link;
    }
}
