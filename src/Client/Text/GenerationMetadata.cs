using System.Text.Json.Nodes;

namespace Interpreter.Client.Text;

/// <summary>What is known of an answer.</summary>
/// <param name="ResponseTime">How long it took, in seconds; null where unknown.</param>
/// <param name="FinishReason">The model's own word for why it ended, such as <c>STOP</c>, <c>MAX_TOKENS</c> or <c>SAFETY</c>; null where there is none.</param>
/// <param name="UsageMetadata">The model's own count of tokens, such as <c>totalTokenCount</c>; null where it gave none.</param>
/// <param name="SafetyRatings">What the model's provider thinks of it.</param>
public sealed record GenerationMetadata(double? ResponseTime, string? FinishReason, JsonObject? UsageMetadata, JsonArray? SafetyRatings);
