using Interpreter.Client;
using Interpreter.Client.Failures;
using Interpreter.Client.Live;

namespace Interpreter.Cli.Chats;

/// <summary>A chat at the keyboard.</summary>
/// <param name="client">The server.</param>
/// <param name="chat">The chat.</param>
/// <param name="terminal">The keyboard.</param>
internal sealed class ChatPrompt(InterpreterClient client, ChatConnection chat, Terminal terminal)
{
    private const string Help = """
        /image FILE [QUESTION]  asks about a PNG, JPEG or WebP
        /retry                  asks the last question again
        /title TITLE            renames the chat
        /clear                  deletes the chat's messages
        /quit                   ends
        """;

    private readonly AnswerPrinter _printer = new(terminal, isShown: true);

    /// <summary>Takes questions until the person has enough.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="InterpreterException">The chat can't go on.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await terminal.Error.WriteLineAsync($"{Printable.Line(chat.Title)} (session {chat.ChatSessionId}). /help tells what else there is.");
        while (await ReadAsync(cancellationToken) is { } line)
        {
            try
            {
                if (!await TakeAsync(line.Trim(), cancellationToken))
                {
                    break;
                }
            }
            catch (AnswerFailedException e)
            {
                await terminal.Error.WriteLineAsync(e.Message);
            }
            catch (CliException e)
            {
                await terminal.Error.WriteLineAsync(e.Message);
            }
            catch (ApiException e) when (e is not UnauthorizedException)
            {
                await terminal.Error.WriteLineAsync(e.Message);
            }
        }

        return ExitCodes.Ok;
    }

    // On a thread of its own: waiting for a line can't be cancelled.
    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        await terminal.Error.WriteAsync("> ");
        await terminal.Error.FlushAsync(cancellationToken);
        return await Task.Run(terminal.ReadLine!, cancellationToken).WaitAsync(cancellationToken);
    }

    /// <returns>False: it is enough.</returns>
    private async Task<bool> TakeAsync(string line, CancellationToken cancellationToken)
    {
        var words = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        var rest = words.Length > 1 ? words[1] : "";
        switch (words[0])
        {
            case "":
                return true;
            case "/quit" or "/exit":
                return false;
            case "/help":
                await terminal.Error.WriteLineAsync(Help);
                return true;
            case "/image":
                await AskAboutImageAsync(rest, cancellationToken);
                return true;
            case "/retry":
                await _printer.PrintAsync(chat, chat.AskAgainAsync(cancellationToken));
                return true;
            case "/clear":
                await chat.ClearHistoryAsync(cancellationToken);
                await terminal.Error.WriteLineAsync("The chat's messages are deleted.");
                return true;
            case "/title":
                var session = await client.Sessions.UpdateAsync(chat.ChatSessionId, new() { Title = rest }, cancellationToken);
                await terminal.Error.WriteLineAsync($"The chat is called {Printable.Line(session.Title)}.");
                return true;
            case ['/', .. var name] when name.All(char.IsAsciiLetter):
                throw new CliException($"There is no /{name}. {Environment.NewLine}{Help}");
            default:
                await _printer.PrintAsync(chat, chat.AskAsync(line, cancellationToken));
                return true;
        }
    }

    private async Task AskAboutImageAsync(string arguments, CancellationToken cancellationToken)
    {
        var (path, question) = arguments is ['"', .. var quoted] && quoted.IndexOf('"', StringComparison.Ordinal) is >= 0 and var end
            ? (quoted[..end], quoted[(end + 1)..].Trim())
            : arguments.Split(' ', 2, StringSplitOptions.TrimEntries) is [var first, var second] ? (first, second)
            : (arguments, "");
        if (path.Length == 0)
        {
            throw new CliException("Say which: /image FILE [QUESTION]");
        }

        await _printer.PrintAsync(chat, chat.AskAsync(ImageFile.Read(path), question, cancellationToken));
    }
}
