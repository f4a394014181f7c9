using System.CommandLine;
using System.CommandLine.Parsing;
using Interpreter.Cli.Accounts;
using Interpreter.Core.Languages;

namespace Interpreter.Cli.Commands;

/// <summary>The command line of "interpret".</summary>
internal static class InterpretCommand
{
    private const string Description = """
        Interprets a recording: prints what was said and its interpretation, and writes the interpreter's voice.

        Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not signed in, 130 stopped by Ctrl-C.
        With --direct the key is taken from GEMINI_API_KEY, and Gemini's address from GEMINI_BASE_URL.
        """;

    private static readonly Argument<string> Input = new("IN.wav")
    {
        Description = "The recording: WAV, 8 to 48 kHz, mono or stereo. \"-\" reads standard input.",
    };

    private static readonly Option<string?> From = Language("--from", "The language spoken, such as ko. Heard by the model if left out.");
    private static readonly Option<string?> To = Language("--to", "The language to interpret into, such as en.");

    private static readonly Option<string?> Output = new("--out")
    {
        Description = "Where to write the interpreter's voice: WAV, 24 kHz. \"-\" writes standard output, and the words to standard error.",
        HelpName = "OUT.wav",
    };

    private static readonly Option<string> Url = Address("--url", "ws://localhost:8000/ws");

    private static readonly Option<string?> Voice = new("--voice") { Description = "The interpreter's voice, such as Kore.", HelpName = "NAME" };
    private static readonly Option<string?> Model = new("--model") { Description = "The Gemini model.", HelpName = "ID" };
    private static readonly Option<string?> Glossary = new("--glossary") { Description = "Fixed translations: a line \"term = translation\" each.", HelpName = "FILE" };
    private static readonly Option<bool> Fast = new("--fast") { Description = "Sends faster than real time, and waits for each answer before it goes on." };
    private static readonly Option<bool> Direct = new("--direct") { Description = "Talks to Gemini itself, without a server." };

    /// <summary>The command, for others to be added to.</summary>
    public static RootCommand Create(Terminal terminal, TimeProvider time)
    {
        var root = new RootCommand(Description) { Input, From, To, Output, Url, Voice, Model, Glossary, Fast, Direct };
        root.Validators.Add(Validate);
        root.SetAction((parsed, token) => InterpretRun.RunAsync(Options(parsed, terminal, time), terminal, time, token));
        return root;
    }

    private static InterpretOptions Options(ParseResult parsed, Terminal terminal, TimeProvider time)
    {
        var options = Options(parsed);
        return options.IsDirect ? options : options with { Token = SignedInClient.FindToken(Servers.HttpAddress(options.Server), terminal, time) };
    }

    private static InterpretOptions Options(ParseResult parsed) => new()
    {
        Input = parsed.GetRequiredValue(Input),
        From = Code(parsed.GetValue(From)),
        To = Code(parsed.GetValue(To)),
        Output = parsed.GetValue(Output),
        Server = ServerAddress(parsed.GetRequiredValue(Url))!,
        Voice = parsed.GetValue(Voice),
        Model = parsed.GetValue(Model),
        Glossary = parsed.GetValue(Glossary) is { } path ? GlossaryFile.Read(path) : [],
        IsFast = parsed.GetValue(Fast),
        IsDirect = parsed.GetValue(Direct),
    };

    private static void Validate(CommandResult result)
    {
        if (result.GetResult(Direct) is not null && result.GetResult(Url) is { Implicit: false })
        {
            result.AddError("--direct talks to no server: leave --url out, and set GEMINI_BASE_URL for another address of Gemini.");
        }

        if (result.GetValue(From) is { } from && string.Equals(from, result.GetValue(To), StringComparison.OrdinalIgnoreCase))
        {
            result.AddError("--from and --to must be two different languages.");
        }
    }

    private static Option<string?> Language(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "CODE" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var code }] && !LanguageCatalog.TryFind(code, out _))
            {
                result.AddError($"{name} {code} is not a language that can be interpreted: use a code such as en, ko, ja or zh-Hans.");
            }
        });
        return option;
    }

    private static Option<string> Address(string name, string byDefault)
    {
        var option = new Option<string>(name)
        {
            Description = "The server's socket.",
            HelpName = "ws://HOST:PORT/ws",
            DefaultValueFactory = _ => byDefault,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && ServerAddress(text) is null)
            {
                result.AddError($"{name} must be the address of the server's socket, such as {byDefault}.");
            }
        });
        return option;
    }

    // As the catalogue spells it.
    private static string? Code(string? code) => code is null ? null : LanguageCatalog.TryFind(code, out var language) ? language.Code : code;

    private static Uri? ServerAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "ws" or "wss" ? address : null;
}
