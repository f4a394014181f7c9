using System.Text.Json.Serialization;

namespace Interpreter.Client.Text;

/// <summary>A question to the text model, asked once.</summary>
/// <param name="Prompt">1 to 4,000 characters.</param>
public sealed record GenerationRequest(string Prompt)
{
    /// <summary>The longest answer, in tokens: 1 to 4,000; null for the server's 1,000.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MaxTokens { get; init; }

    /// <summary>Randomness, 0 to 1; null for the server's 0.7.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Temperature { get; init; }

    /// <summary>Whether question and answer are stored; null for the server's choice, which is to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? SaveToSession { get; init; }

    /// <summary>The number of the session they are stored in; null for a new one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? SessionId { get; init; }
}
