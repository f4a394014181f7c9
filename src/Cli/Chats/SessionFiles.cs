using Interpreter.Client;
using Interpreter.Client.Chats;

namespace Interpreter.Cli.Chats;

/// <summary>Sessions as files.</summary>
internal static class SessionFiles
{
    /// <summary>The formats, by their names on the command line.</summary>
    public static IReadOnlyDictionary<string, ExportFormat> Formats { get; } = new Dictionary<string, ExportFormat>
    {
        ["json"] = ExportFormat.Json,
        ["markdown"] = ExportFormat.Markdown,
        ["txt"] = ExportFormat.Text,
        ["srt"] = ExportFormat.Srt,
        ["vtt"] = ExportFormat.Vtt,
    };

    /// <summary>Writes a session.</summary>
    /// <param name="client">The server.</param>
    /// <param name="id">The session's number.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="path">Where to; null for standard output.</param>
    /// <param name="terminal">The terminal.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CliException">The file can't be written.</exception>
    public static async Task ExportAsync(InterpreterClient client, long id, string format, string? path, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var content = await client.Sessions.ExportAsync(id, Formats[format], cancellationToken);
        try
        {
            await using var file = path is null ? null : File.Create(path);
            await content.CopyToAsync(file ?? terminal.Output, cancellationToken);
            await terminal.Output.FlushAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"The session can't be written to {path ?? "standard output"}: {e.Message}", e);
        }
    }

    /// <summary>Makes a session of a file.</summary>
    /// <param name="client">The server.</param>
    /// <param name="path">The file; "-" for standard input.</param>
    /// <param name="terminal">The terminal.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CliException">The file can't be read.</exception>
    public static async Task ImportAsync(InterpreterClient client, string path, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = path == "-" ? null : File.OpenRead(path);
            var session = await client.Sessions.ImportAsync(file ?? terminal.Input, cancellationToken);
            await terminal.Out.WriteLineAsync($"{session.Id}");
            await terminal.Error.WriteLineAsync($"Session {session.Id}, {Printable.Line(session.Title)}, has {session.MessagesCount} messages.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CliException($"There is no file {path}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{path} can't be read: {e.Message}", e);
        }
    }
}
