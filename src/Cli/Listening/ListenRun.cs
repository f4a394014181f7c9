using Interpreter.Cli.Conversation;
using Interpreter.Client;
using Interpreter.Client.Live;

namespace Interpreter.Cli.Listening;

/// <summary>Listens to a shared conversation, and prints it.</summary>
internal static class ListenRun
{
    /// <summary>Listens until there is nothing more to hear.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="CliException">The voice can't be written, or the conversation ended out of hearing.</exception>
    public static async Task<int> RunAsync(ListenLink link, string? path, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        using var client = new InterpreterClient(new InterpreterClientOptions { Address = link.Address, Time = time });
        await using var listener = await client.ConnectListenerAsync(link.Token, new() { TakesSpeech = path is not null }, cancellationToken);
        using var voice = VoiceOutput.Open(path, terminal);
        try
        {
            await foreach (var said in listener.ReadAllAsync(cancellationToken))
            {
                Take(said, voice);
                if (Remark(said) is { } remark)
                {
                    voice.Captions.Erase();
                    await terminal.Error.WriteLineAsync(remark);
                }
            }
        }
        catch (IOException e)
        {
            throw new CliException($"The interpreter's voice can't be written: {e.Message}", e);
        }
        finally
        {
            voice.Captions.Erase();
        }

        await voice.TellAsync();
        return ExitCodes.Ok;
    }

    private static void Take(ServerEvent said, VoiceOutput voice)
    {
        switch (said)
        {
            case ServerEvent.InputTranscription { IsFinal: true } caption:
                voice.Captions.Final(caption.Language, caption.Text);
                break;
            case ServerEvent.OutputTranscription { IsFinal: true } caption:
                voice.Captions.Final(caption.Language, caption.Text);
                break;
            case ServerEvent.InputTranscription caption:
                voice.Captions.Interim(caption.Text);
                break;
            case ServerEvent.OutputTranscription caption:
                voice.Captions.Interim(caption.Text);
                break;
            case ServerEvent.Speech speech:
                using (speech.Audio)
                {
                    voice.Recording?.Write(speech.Audio.Pcm.Span);
                }

                break;
            case ServerEvent.SessionGone gone:
                throw new CliException(gone.Reason);
        }
    }

    private static string? Remark(ServerEvent said) => said switch
    {
        ServerEvent.Disconnected { Attempt: 0 } lost => $"{lost.Reason} Connecting again.",
        ServerEvent.Connected { MissedSequence: > 0 } => "Some of what was said is missing: the connection was away for too long.",
        ServerEvent.Unshared => "The speaker has ended the listening.",
        ServerEvent.StateChanged { State: SessionState.Closed } => "The conversation is over.",
        _ => null,
    };
}
