using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Interpreter.Web.Gemini.OneShot;

/// <summary>A request to the model that remembers nothing.</summary>
/// <param name="Prompt">1 to 4,000 characters.</param>
/// <param name="MaxTokens">The longest answer, in tokens; 1,000 where it is not said.</param>
/// <param name="Temperature">Randomness; 0.7 where it is not said.</param>
/// <param name="SaveToSession">Whether the prompt and the answer are stored; true where it is not said.</param>
/// <param name="SessionId">The chat in which they are stored; a new one where it is not said.</param>
internal sealed record OneShotBody(
    [property: MaxLength(OneShotReader.LongestPrompt)] string Prompt,
    [property: JsonPropertyName("max_tokens"), Range(1, OneShotReader.MostTokens)] int? MaxTokens = null,
    [property: Range(0.0, 1.0)] double? Temperature = null,
    [property: JsonPropertyName("save_to_session")] bool? SaveToSession = null,
    [property: JsonPropertyName("session_id")] long? SessionId = null);
