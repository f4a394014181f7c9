using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Interpreter.Client.Live.Wire;

/// <summary>Writes the messages of a client, other than audio: docs/protocol.md, "What the client sends".</summary>
internal static class Message
{
    // The text goes into WebSocket frames, never into HTML: Korean stays readable and short.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> EndUtterance { get; } = "{\"type\":\"end_utterance\"}"u8.ToArray();

    public static ReadOnlyMemory<byte> Interrupt { get; } = "{\"type\":\"interrupt\"}"u8.ToArray();

    public static ReadOnlyMemory<byte> Close { get; } = "{\"type\":\"close\"}"u8.ToArray();

    public static ReadOnlyMemory<byte> Ping { get; } = "{\"type\":\"ping\"}"u8.ToArray();

    public static ReadOnlyMemory<byte> Share { get; } = "{\"type\":\"share\"}"u8.ToArray();

    public static ReadOnlyMemory<byte> Unshare { get; } = "{\"type\":\"unshare\"}"u8.ToArray();

    public static ReadOnlyMemory<byte> Acknowledge(long sequence) => Write(json =>
    {
        json.WriteString("type"u8, "ack"u8);
        json.WriteNumber("seq"u8, sequence);
    });

    public static ReadOnlyMemory<byte> Text(string text, string? requestId) => Write(json =>
    {
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, text);
        WriteRequest(json, requestId);
    });

    public static ReadOnlyMemory<byte> Image(ReadOnlyMemory<byte> image, string mimeType, string text, string? requestId) => Write(json =>
    {
        json.WriteString("type"u8, "image"u8);
        json.WriteBase64String("data"u8, image.Span);
        json.WriteString("mimeType"u8, mimeType);
        json.WriteString("text"u8, text);
        WriteRequest(json, requestId);
    });

    /// <summary>A message that has nothing but a type, and the sender's own name for it.</summary>
    public static ReadOnlyMemory<byte> Named(string type, string? requestId) => Write(json =>
    {
        json.WriteString("type"u8, type);
        WriteRequest(json, requestId);
    });

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteRequest(Utf8JsonWriter json, string? requestId)
    {
        if (requestId is not null)
        {
            json.WriteString("requestId"u8, requestId);
        }
    }
}
