using Interpreter.Core.Audio;

namespace Interpreter.Cli.Conversation;

/// <summary>Where the interpreter's voice goes, and with it the words: what takes the voice can't take them as well.</summary>
internal sealed class VoiceOutput : IDisposable
{
    private const string Standard = "-";

    private readonly Terminal _terminal;
    private readonly string? _path;

    private VoiceOutput(string? path, Terminal terminal)
    {
        (_path, _terminal) = (path, terminal);
        Recording = path is null ? null : new WavWriter(path == Standard ? terminal.Output : File.Create(path));
        Captions = path == Standard ? new(terminal.Error, null) : new(terminal.Out, terminal.Columns);
    }

    /// <summary>Takes the voice; null where nobody wants it.</summary>
    public WavWriter? Recording { get; }

    /// <summary>Takes the words.</summary>
    public CaptionPrinter Captions { get; }

    /// <summary>Opens a file, or what else a path names.</summary>
    /// <param name="path">"-" for standard output, null for nowhere.</param>
    /// <param name="terminal">Where the words go.</param>
    /// <exception cref="CliException">It can't be written.</exception>
    public static VoiceOutput Open(string? path, Terminal terminal)
    {
        try
        {
            return new(path, terminal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{path} can't be written: {e.Message}", e);
        }
    }

    /// <summary>Tells how much was written.</summary>
    public Task TellAsync() => Recording is null
        ? Task.CompletedTask
        : _terminal.Error.WriteLineAsync($"{Recording.Duration.TotalSeconds:F1} s of speech written to {(_path == Standard ? "standard output" : _path)}.");

    public void Dispose() => Recording?.Dispose();
}
