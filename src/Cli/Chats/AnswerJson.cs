using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Interpreter.Client.Live;

namespace Interpreter.Cli.Chats;

/// <summary>An answer as a JSON object, for programs.</summary>
internal static class AnswerJson
{
    // Goes to a terminal or a file, never into HTML: Korean stays readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an answer.</summary>
    /// <param name="session">The chat's number.</param>
    /// <param name="text">The whole answer.</param>
    /// <param name="turn">What else is known of it.</param>
    public static string Write(long session, string text, ServerEvent.TurnCompleted turn)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("session", session);
            WriteNumber(json, "user_message_id", turn.UserMessageId);
            WriteNumber(json, "assistant_message_id", turn.AssistantMessageId);
            json.WriteString("text", text);
            json.WriteBoolean("interrupted", turn.WasInterrupted);
            json.WriteString("finish_reason", turn.FinishReason);
            WriteNumber(json, "response_time", turn.ResponseTime?.TotalSeconds);
            WriteNumber(json, "total_tokens", turn.Usage?.Total);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
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
