using Interpreter.Core.Storage;

namespace Interpreter.Core.Exports.Formats;

/// <summary>
/// CommonMark: a heading for each message, and what was said in a quotation below it, which nothing within it can leave.
/// What people wrote is text; what the model answered in a chat is Markdown already.
/// </summary>
internal sealed class MarkdownFormat : ExportFormat
{
    public override string Name => "markdown";

    public override string ContentType => "text/markdown; charset=utf-8";

    public override string Extension => "md";

    public override async Task WriteAsync(SessionExport export, Stream output, CancellationToken cancellationToken)
    {
        var writer = Utf8Text.Open(output);
        await using (writer.ConfigureAwait(false))
        {
            var title = MarkdownText.Heading(Lines.Join(export.Session.Title));
            await writer.WriteAsync($"# {title}\n\n*{Utf8Text.Time(export.Session.CreatedAt)}*\n".AsMemory(), cancellationToken).ConfigureAwait(false);
            await foreach (var message in export.Messages.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await writer.WriteAsync($"\n### {export.Words.Who(message.Role, export.IsInterpretation)}, {Utf8Text.Time(message.Timestamp)}\n".AsMemory(), cancellationToken).ConfigureAwait(false);
                if (message.MessageType == MessageType.Image)
                {
                    await writer.WriteAsync($"\n*[{export.Words.Image}]*\n".AsMemory(), cancellationToken).ConfigureAwait(false);
                }

                await WriteAsync(writer, Quoted(export, message), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static IReadOnlyList<string> Quoted(SessionExport export, ChatMessage message) =>
        message.Role == MessageRole.Assistant && !export.IsInterpretation
            ? MarkdownHtml.Disarm(Lines.Of(message.Content))
            : MarkdownText.Plain(Lines.Of(message.Content));

    private static async Task WriteAsync(StreamWriter writer, IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var before = "\n";
        foreach (var line in lines)
        {
            await writer.WriteAsync($"{before}{(line.Length == 0 ? ">" : $"> {line}")}\n".AsMemory(), cancellationToken).ConfigureAwait(false);
            before = "";
        }
    }
}
