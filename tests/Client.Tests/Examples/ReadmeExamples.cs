using Interpreter.Client.Chats;
using Interpreter.Client.Failures;
using Interpreter.Client.Live;

namespace Interpreter.Client.Tests.Examples;

/// <summary>The examples of src/Client/README.md, as they stand there: <see cref="ReadmeTests"/> compares and runs them.</summary>
internal static class ReadmeExamples
{
    public static async Task AskAsync(Uri address, string username, string password, CancellationToken cancellationToken)
    {
        // README: ask
        using var client = new InterpreterClient(address);
        await client.Accounts.SignInAsync(username, password, cancellationToken);

        await foreach (var text in client.ProcessTextAsync("Why is the sky blue?", cancellationToken: cancellationToken))
        {
            Console.Write(text);
        }
        // README end
    }

    public static async Task ListAsync(InterpreterClient client, CancellationToken cancellationToken)
    {
        // README: sessions
        var session = await client.Sessions.CreateAsync("Python", cancellationToken);
        await client.Sessions.UpdateAsync(session.Id, new() { Title = "Python, asyncio" }, cancellationToken);
        await foreach (var found in client.Sessions.ListAsync(new() { Search = "python" }, cancellationToken))
        {
            Console.WriteLine($"{found.Id} {found.Title}: {found.MessagesCount} messages");
        }

        await using var markdown = await client.Sessions.ExportAsync(session.Id, ExportFormat.Markdown, cancellationToken);
        // README end
        await markdown.CopyToAsync(Stream.Null, cancellationToken);
    }

    public static async Task ChatAsync(InterpreterClient client, long id, CancellationToken cancellationToken)
    {
        // README: chat
        await using var chat = await client.ConnectChatAsync(new() { SessionId = id }, cancellationToken);
        try
        {
            await foreach (var said in chat.AskAsync("And why is it red in the evening?", cancellationToken))
            {
                switch (said)
                {
                    case ServerEvent.TextDelta delta:
                        Console.Write(delta.Text);
                        break;
                    case ServerEvent.TurnCompleted turn:
                        Console.WriteLine($" ({turn.Usage?.Total} tokens, message {turn.AssistantMessageId})");
                        break;
                    case ServerEvent.Disconnected lost:
                        Console.WriteLine($"{lost.Reason} Trying again in {lost.RetryIn.TotalSeconds:F1} s.");
                        break;
                }
            }
        }
        catch (AnswerFailedException failure)
        {
            Console.WriteLine($"{failure.Message} (again in {failure.RetryAfter})");
        }
        // README end
    }

    public static async Task InterpretAsync(InterpreterClient client, Stream microphone, Stream speaker, CancellationToken cancellationToken)
    {
        // README: interpret
        await using var connection = await client.ConnectAsync(new() { Languages = ("ko", "en"), SampleRate = 24_000 }, cancellationToken);
        var speaking = SpeakAsync();
        await foreach (var said in connection.ReadAllAsync(cancellationToken))
        {
            switch (said)
            {
                case ServerEvent.OutputTranscription { IsFinal: true } caption:
                    Console.WriteLine($"{caption.Language}: {caption.Text}");
                    break;
                case ServerEvent.Speech speech:
                    await speaker.WriteAsync(speech.Audio.Pcm, cancellationToken);
                    speech.Audio.Dispose();
                    break;
                case ServerEvent.TurnCompleted:
                    await speaking;
                    return;
            }
        }

        async Task SpeakAsync()
        {
            var frame = new byte[2 * 24_000 / 20]; // 50 ms
            while (await microphone.ReadAtLeastAsync(frame, frame.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var bytes)
            {
                await connection.SendAudioAsync(frame.AsMemory(0, bytes), cancellationToken);
            }

            await connection.EndUtteranceAsync(cancellationToken);
        }
        // README end
    }

    public static async Task<string> ShareAsync(InterpreterConnection connection, CancellationToken cancellationToken)
    {
        // README: share
        var link = await connection.ShareAsync(cancellationToken);
        Console.WriteLine($"Listen at {link.Page}");
        // README end
        return link.Page.AbsoluteUri;
    }

    public static async Task ListenAsync(string text, Stream speaker, CancellationToken cancellationToken)
    {
        // README: listen
        if (!ListenLink.TryParse(text, out var link))
        {
            throw new ArgumentException("This is not all of the link.", nameof(text));
        }

        using var client = new InterpreterClient(link.Address);
        await using var listener = await client.ConnectListenerAsync(link.Token, cancellationToken: cancellationToken);
        await foreach (var said in listener.ReadAllAsync(cancellationToken))
        {
            switch (said)
            {
                case ServerEvent.OutputTranscription { IsFinal: true } caption:
                    Console.WriteLine($"{caption.Language}: {caption.Text}");
                    break;
                case ServerEvent.Speech speech:
                    await speaker.WriteAsync(speech.Audio.Pcm, cancellationToken);
                    speech.Audio.Dispose();
                    break;
                case ServerEvent.Unshared:
                    Console.WriteLine("The speaker has ended the listening.");
                    break;
            }
        }
        // README end
    }
}
