using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Interpreter.Web.Gemini.Exports;

/// <summary>A message in a <see cref="SessionFile"/>.</summary>
/// <param name="Role">"user", "assistant" or "system".</param>
/// <param name="Content">What was said; may be empty.</param>
/// <param name="MessageType">"text", "image" or "audio".</param>
/// <param name="Language">Its language, BCP 47.</param>
/// <param name="Timestamp">When it was said.</param>
/// <param name="TokensUsed">Tokens.</param>
/// <param name="ResponseTime">From the question to the whole answer, in seconds.</param>
/// <param name="ProcessingTime">The server's own part of it, in seconds.</param>
/// <param name="Metadata">What else is known: the audio's offsets.</param>
/// <param name="Images">What was shown with it, at most four.</param>
internal sealed record MessageInFile(
    string Role,
    string Content,
    [property: JsonPropertyName("message_type")] string? MessageType = null,
    string? Language = null,
    DateTimeOffset? Timestamp = null,
    [property: JsonPropertyName("tokens_used")] int? TokensUsed = null,
    [property: JsonPropertyName("response_time")] double? ResponseTime = null,
    [property: JsonPropertyName("processing_time")] double? ProcessingTime = null,
    JsonObject? Metadata = null,
    IReadOnlyList<ImageInFile>? Images = null);
