using Interpreter.Core.Exports.Formats;

namespace Interpreter.Core.Exports;

/// <summary>A form in which a session leaves the program.</summary>
public abstract class ExportFormat
{
    private protected ExportFormat()
    {
    }

    /// <summary>Everything there is, to be imported again.</summary>
    public static ExportFormat Json { get; } = new JsonFormat();

    /// <summary>To be read and edited: CommonMark.</summary>
    public static ExportFormat Markdown { get; } = new MarkdownFormat();

    /// <summary>To be read: text without any markup.</summary>
    public static ExportFormat Text { get; } = new TextFormat();

    /// <summary>Subtitles, in both languages: SubRip.</summary>
    public static ExportFormat Srt { get; } = new SrtFormat();

    /// <summary>Subtitles, in both languages: WebVTT.</summary>
    public static ExportFormat Vtt { get; } = new VttFormat();

    /// <summary>All formats.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } = [Json, Markdown, Text, Srt, Vtt];

    /// <summary>The format's name, as the API takes it.</summary>
    public abstract string Name { get; }

    /// <summary>The media type, as the header Content-Type has it.</summary>
    public abstract string ContentType { get; }

    /// <summary>How a file's name ends, without the dot.</summary>
    public virtual string Extension => Name;

    /// <summary>Finds a format by its name; null when there is none.</summary>
    public static ExportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>
    /// Writes a session in UTF-8. What has been read is written before more is read, so that a session of any length
    /// takes little memory.
    /// </summary>
    /// <param name="export">The session.</param>
    /// <param name="output">Where to; left open.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract Task WriteAsync(SessionExport export, Stream output, CancellationToken cancellationToken);
}
