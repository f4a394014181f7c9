using System.Text.Encodings.Web;
using System.Text.Json;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;

namespace Interpreter.Core.Exports.Formats;

/// <summary>Everything that is stored of a session but numbers and keys, which are new wherever it is imported.</summary>
internal sealed class JsonFormat : ExportFormat
{
    /// <summary>What an importer needs to understand.</summary>
    public const int Version = 1;

    // What is written before the output is waited for, in bytes.
    private const int Piece = 64 * 1024;

    // Never part of a page: letters of every script can stand as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string Name => "json";

    public override string ContentType => "application/json";

    public override async Task WriteAsync(SessionExport export, Stream output, CancellationToken cancellationToken)
    {
        var json = new Utf8JsonWriter(output, Options);
        await using (json.ConfigureAwait(false))
        {
            Begin(json, export.Session);
            await foreach (var message in export.Messages.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                var images = message.MessageType == MessageType.Image ? await export.Images(message, cancellationToken).ConfigureAwait(false) : [];
                Write(json, message, images);
                if (json.BytesPending >= Piece)
                {
                    await json.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
            await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Begin(Utf8JsonWriter json, ChatSession session)
    {
        json.WriteStartObject();
        json.WriteNumber("version"u8, Version);
        json.WriteString("title"u8, session.Title);
        json.WriteString("kind"u8, JsonWords.Of(session.Kind));
        json.WriteBoolean("is_active"u8, session.IsActive);
        WriteRaw(json, "metadata"u8, session.Metadata);
        json.WriteString("created_at"u8, session.CreatedAt.UtcDateTime);
        json.WriteString("updated_at"u8, session.UpdatedAt.UtcDateTime);
        json.WriteStartArray("messages"u8);
    }

    private static void Write(Utf8JsonWriter json, ChatMessage message, IReadOnlyList<TextImage> images)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, JsonWords.Of(message.Role));
        json.WriteString("message_type"u8, JsonWords.Of(message.MessageType));
        json.WriteString("content"u8, message.Content);
        json.WriteString("language"u8, message.Language);
        json.WriteString("timestamp"u8, message.Timestamp.UtcDateTime);
        WriteNumber(json, "tokens_used"u8, message.TokensUsed);
        WriteNumber(json, "response_time"u8, message.ResponseTime);
        WriteNumber(json, "processing_time"u8, message.ProcessingTime);
        WriteRaw(json, "metadata"u8, message.Metadata);
        if (images.Count > 0)
        {
            Write(json, images);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<TextImage> images)
    {
        json.WriteStartArray("images"u8);
        foreach (var image in images)
        {
            json.WriteStartObject();
            json.WriteString("mime_type"u8, image.MimeType);
            json.WriteBase64String("data"u8, image.Data.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRaw(Utf8JsonWriter json, ReadOnlySpan<byte> name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value);
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
