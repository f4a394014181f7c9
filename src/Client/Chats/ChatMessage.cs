using System.Text.Json.Nodes;

namespace Interpreter.Client.Chats;

/// <summary>A stored message.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Session">The number of its session.</param>
/// <param name="Role"><c>user</c>, <c>assistant</c> or <c>system</c>.</param>
/// <param name="Content">Its text; empty where it is but an image.</param>
/// <param name="Timestamp">When it was said.</param>
/// <param name="TokensUsed">What it took, in tokens; null where nobody counted.</param>
/// <param name="ResponseTime">From the question to the whole answer, in seconds; null where there is none.</param>
/// <param name="MessageType">How it was said: <c>text</c>, <c>image</c> or <c>audio</c>.</param>
/// <param name="Language">Its language, BCP 47; null where unknown.</param>
/// <param name="ProcessingTime">The server's own part of the response time, in seconds; null where unknown.</param>
/// <param name="Metadata">What else is known, such as <c>images</c> and <c>finish_reason</c>; null for nothing.</param>
public sealed record ChatMessage(
    long Id,
    long Session,
    string Role,
    string Content,
    DateTimeOffset Timestamp,
    int? TokensUsed,
    double? ResponseTime,
    string MessageType = "text",
    string? Language = null,
    double? ProcessingTime = null,
    JsonObject? Metadata = null);
