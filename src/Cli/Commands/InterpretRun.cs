using Interpreter.Cli.Conversation;
using Interpreter.Cli.Sessions;
using Interpreter.Core.Audio;

namespace Interpreter.Cli.Commands;

/// <summary>Opens what the options name, and lets a recording be interpreted.</summary>
internal static class InterpretRun
{
    private const string Standard = "-";

    /// <summary>Interprets a recording.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="CliException">Something is missing; the message says what.</exception>
    public static async Task<int> RunAsync(InterpretOptions options, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        using var input = await Task.Run(() => OpenInput(options.Input, terminal), cancellationToken).WaitAsync(cancellationToken);
        await using var session = options.IsDirect
            ? await DirectSession.OpenAsync(options, input.SampleRate, terminal, time, cancellationToken)
            : await RemoteSession.OpenAsync(options, input.SampleRate, terminal.Error, time, cancellationToken);
        using var voice = VoiceOutput.Open(options.Output, terminal);
        var conversation = new Interpretation(session, input, voice.Captions, voice.Recording, terminal.Error, time) { IsFast = options.IsFast };
        var outcome = await conversation.RunAsync(cancellationToken);

        await voice.TellAsync();
        if (outcome is { Turns: 0, HasFailed: false })
        {
            throw new CliException($"No speech was heard in {Name(options.Input, "standard input")}: is it loud enough?");
        }

        return outcome.HasFailed ? ExitCodes.Failed : ExitCodes.Ok;
    }

    private static WavReader OpenInput(string path, Terminal terminal)
    {
        try
        {
            return path == Standard ? WavReader.Open(terminal.Input, leaveOpen: true) : WavReader.Open(path);
        }
        catch (WavFormatException e)
        {
            throw new CliException($"{Name(path, "Standard input")}: {e.Message}", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CliException($"There is no file {path}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{Name(path, "Standard input")} can't be read: {e.Message}", e);
        }
    }

    private static string Name(string path, string standard) => path == Standard ? standard : path;
}
