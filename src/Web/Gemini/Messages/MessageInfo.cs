using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Gemini.Messages;

/// <summary>A message.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Session">Its session's number.</param>
/// <param name="Role">Who says it: "user", "assistant", "system".</param>
/// <param name="Content">What was said.</param>
/// <param name="Timestamp">When, in UTC.</param>
/// <param name="TokensUsed">Tokens; null where unknown.</param>
/// <param name="ResponseTime">From the question to the whole answer, in seconds; null where unknown.</param>
/// <param name="MessageType">How it was said: "text", "image", "audio".</param>
/// <param name="Language">Its language, BCP 47; null where unknown.</param>
/// <param name="ProcessingTime">The server's own part of the response time, in seconds; null where unknown.</param>
/// <param name="Metadata">What else is known, such as "images" and "finish_reason".</param>
internal sealed record MessageInfo(
    long Id,
    long Session,
    string Role,
    string Content,
    DateTime Timestamp,
    [property: JsonPropertyName("tokens_used")] int? TokensUsed,
    [property: JsonPropertyName("response_time")] double? ResponseTime,
    [property: JsonPropertyName("message_type")] string MessageType,
    string? Language,
    [property: JsonPropertyName("processing_time")] double? ProcessingTime,
    JsonObject Metadata)
{
    public static MessageInfo Of(ChatMessage message) => new(
        message.Id,
        message.SessionId,
        MessageJson.Of(message.Role),
        message.Content,
        message.Timestamp.UtcDateTime,
        message.TokensUsed,
        message.ResponseTime,
        MessageJson.Of(message.MessageType),
        message.Language,
        message.ProcessingTime,
        Words.Of(message.Metadata));
}
