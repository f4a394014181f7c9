using Interpreter.Cli.Accounts;
using Interpreter.Client.Live;

namespace Interpreter.Cli.Chats;

/// <summary>Opens a chat, and asks in it.</summary>
internal static class ChatRun
{
    /// <summary>Asks once, or one question after the other.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="CliException">Something is missing; the message says what.</exception>
    public static async Task<int> RunAsync(ChatOptions options, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        var isTyped = options is { Question: null, Image: null } && terminal.ReadLine is not null;
        if (isTyped && options.IsJson)
        {
            throw new CliException("--json needs a question: give it behind the command, or on standard input.") { ExitCode = ExitCodes.Usage };
        }

        var question = isTyped ? "" : await QuestionAsync(options, terminal, cancellationToken);
        var image = options.Image is { } path ? ImageFile.Read(path) : null;
        using var client = SignedInClient.Of(options.Server, terminal, time);
        await using var chat = await client.ConnectChatAsync(new() { SessionId = options.Session }, cancellationToken);
        if (isTyped)
        {
            return await new ChatPrompt(client, chat, terminal).RunAsync(cancellationToken);
        }

        var printer = new AnswerPrinter(terminal, isShown: !options.IsJson);
        var answer = await printer.PrintAsync(chat, Ask(chat, question, image, cancellationToken));
        if (options.IsJson)
        {
            await terminal.Out.WriteLineAsync(AnswerJson.Write(chat.ChatSessionId, printer.Text, answer));
        }

        return answer.WasInterrupted ? ExitCodes.Cancelled : ExitCodes.Ok;
    }

    private static IAsyncEnumerable<ServerEvent> Ask(ChatConnection chat, string question, ChatImage? image, CancellationToken cancellationToken) =>
        image is null ? chat.AskAsync(question, cancellationToken) : chat.AskAsync(image, question, cancellationToken);

    private static async Task<string> QuestionAsync(ChatOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        // About an image nothing need be asked; standard input may be one that never ends.
        var question = (options.Question ?? (options.Image is null ? await terminal.ReadToEndAsync(cancellationToken) : "")).Trim();
        return question.Length > 0 || options.Image is not null
            ? question
            : throw new CliException("There is no question on standard input.") { ExitCode = ExitCodes.Usage };
    }
}
