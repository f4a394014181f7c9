using Interpreter.Core.Storage;

namespace Interpreter.Core.Exports.Formats;

/// <summary>Text without markup: who, when, what.</summary>
internal sealed class TextFormat : ExportFormat
{
    public override string Name => "txt";

    public override string ContentType => "text/plain; charset=utf-8";

    public override async Task WriteAsync(SessionExport export, Stream output, CancellationToken cancellationToken)
    {
        var writer = Utf8Text.Open(output);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteLineAsync(Lines.Join(export.Session.Title).AsMemory(), cancellationToken).ConfigureAwait(false);
            await writer.WriteLineAsync(Utf8Text.Time(export.Session.CreatedAt).AsMemory(), cancellationToken).ConfigureAwait(false);
            await foreach (var message in export.Messages.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await writer.WriteAsync($"\n{export.Words.Who(message.Role, export.IsInterpretation)}, {Utf8Text.Time(message.Timestamp)}\n".AsMemory(), cancellationToken).ConfigureAwait(false);
                if (message.MessageType == MessageType.Image)
                {
                    await writer.WriteLineAsync($"[{export.Words.Image}]".AsMemory(), cancellationToken).ConfigureAwait(false);
                }

                foreach (var line in Lines.Of(message.Content))
                {
                    await writer.WriteLineAsync(line.AsMemory(), cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }
}
