using System.Text.Json.Serialization;
using Interpreter.Core.Upstream;

namespace Interpreter.Web.Gemini;

/// <summary>What is known of an answer.</summary>
/// <param name="ResponseTime">From the question to the whole answer, in seconds.</param>
/// <param name="UsageMetadata">Tokens, as the model counts them; null where it has not.</param>
/// <param name="FinishReason">The model's own word for why it ended, such as "STOP", "MAX_TOKENS", "SAFETY"; "INTERRUPTED" where it was stopped.</param>
/// <param name="SafetyRatings">Always empty: Gemini tells them no more.</param>
internal sealed record AnswerMetadata(
    [property: JsonPropertyName("response_time")] double ResponseTime,
    [property: JsonPropertyName("usage_metadata")] AnswerTokens? UsageMetadata,
    [property: JsonPropertyName("finish_reason")] string? FinishReason,
    [property: JsonPropertyName("safety_ratings")] IReadOnlyList<string> SafetyRatings)
{
    public static AnswerMetadata Of(double seconds, TokenUsage? usage, string? reason) =>
        new(Math.Round(seconds, 3), usage is { } tokens ? new(tokens.Prompt, tokens.Response, tokens.Total) : null, reason, []);
}
