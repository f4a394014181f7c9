using System.Text.Json.Serialization;

namespace Interpreter.Web.Gemini.OneShot;

/// <summary>The model's answer.</summary>
/// <param name="Response">What it wrote; empty where its provider's policy forbids an answer, which finish_reason tells.</param>
/// <param name="SessionId">The session in which it is stored; null where it is not.</param>
/// <param name="UserMessageId">The prompt, as stored; null where it is not.</param>
/// <param name="AssistantMessageId">The answer, as stored; null where it is not.</param>
/// <param name="Metadata">What is known of it.</param>
internal sealed record OneShotAnswer(
    string Response,
    [property: JsonPropertyName("session_id")] long? SessionId,
    [property: JsonPropertyName("user_message_id")] long? UserMessageId,
    [property: JsonPropertyName("assistant_message_id")] long? AssistantMessageId,
    AnswerMetadata Metadata);
