using System.Text.Json;
using Interpreter.Core.Chat;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;

namespace Interpreter.Core.Exports.Imports;

/// <summary>Reads a message from an export.</summary>
internal static class MessageImport
{
    public static NewMessage Read(ImportFields fields, DateTimeOffset now, ImportProblems problems) =>
        new(fields.Choice<MessageRole>("role", null), fields.Text("content", StorageLimits.Content, mayBeBlank: true))
        {
            Type = fields.Choice<MessageType>("message_type", MessageType.Text),
            Language = fields.OptionalText("language", StorageLimits.Language),
            Timestamp = fields.Time("timestamp", now),
            Measures = new MessageMeasures
            {
                TokensUsed = fields.Count("tokens_used"),
                ResponseTime = fields.Seconds("response_time"),
                ProcessingTime = fields.Seconds("processing_time"),
            },
            Metadata = fields.Metadata("metadata"),
            Images = [.. fields.List("images", ImageLimits.MaxImages).Select((image, index) => ReadImage(image, fields.Path($"images[{index}]"), problems)).OfType<TextImage>()],
        };

    private static TextImage? ReadImage(JsonElement image, string path, ImportProblems problems)
    {
        if (image.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(path, ImportFault.NotObject);
            return null;
        }

        var fields = new ImportFields(image, path + ".", problems);
        var label = fields.Text("mime_type", StorageLimits.Name, mayBeBlank: false);
        if (fields.Find("data") is not { ValueKind: JsonValueKind.String } data || !data.TryGetBytesFromBase64(out var bytes) || !ImageLimits.Check(bytes, label).IsTaken)
        {
            problems.Add(fields.Path("data"), ImportFault.BadImage);
            return null;
        }

        return new TextImage(label, bytes);
    }
}
