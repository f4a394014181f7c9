namespace Interpreter.Client.Text;

/// <summary>The text model's answer.</summary>
/// <param name="Response">What it wrote; empty where its provider's policy forbids an answer.</param>
/// <param name="SessionId">The number of the session in which it is stored; null where it is not.</param>
/// <param name="UserMessageId">The prompt's, as stored; null where it is not.</param>
/// <param name="AssistantMessageId">The answer's, as stored; null where it is not.</param>
/// <param name="Metadata">What else is known of it.</param>
public sealed record Generation(string Response, long? SessionId, long? UserMessageId, long? AssistantMessageId, GenerationMetadata Metadata);
