using System.Text.Json;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Gemini;

/// <summary>A message as clients read it, over HTTP and the socket alike.</summary>
internal static class MessageJson
{
    /// <summary>Writes a message as an object.</summary>
    public static void Write(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, message.Id);
        json.WriteNumber("session"u8, message.SessionId);
        json.WriteString("role"u8, Of(message.Role));
        json.WriteString("content"u8, message.Content);

        // Ends with "Z", as the earlier chat system wrote it.
        json.WriteString("timestamp"u8, message.Timestamp.UtcDateTime);
        WriteNumber(json, "tokens_used"u8, message.TokensUsed);
        WriteNumber(json, "response_time"u8, message.ResponseTime);
        json.WriteString("message_type"u8, Of(message.MessageType));
        json.WriteString("language"u8, message.Language);
        WriteNumber(json, "processing_time"u8, message.ProcessingTime);
        json.WritePropertyName("metadata"u8);
        json.WriteRawValue(message.Metadata);
        json.WriteEndObject();
    }

    /// <summary>A role's name.</summary>
    public static string Of(MessageRole role) => role switch
    {
        MessageRole.User => "user",
        MessageRole.Assistant => "assistant",
        MessageRole.System => "system",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>The name of how a message was said.</summary>
    public static string Of(MessageType type) => type switch
    {
        MessageType.Text => "text",
        MessageType.Image => "image",
        MessageType.Audio => "audio",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

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
