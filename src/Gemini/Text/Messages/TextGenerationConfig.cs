using System.Text.Json;
using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Text.Messages;

/// <summary>How an answer is generated. Unlike Live's, it can ask for a format and name where to stop.</summary>
public sealed record TextGenerationConfig
{
    /// <summary>The longest answer, in tokens; the model's thoughts count too.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Randomness, 0 to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>The probability mass that tokens are drawn from, 0 to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>How many tokens are drawn from.</summary>
    public int? TopK { get; init; }

    /// <summary>Makes answers repeatable, as far as the model can.</summary>
    public int? Seed { get; init; }

    /// <summary>Texts that end the answer; at most five.</summary>
    public IReadOnlyList<string>? StopSequences { get; init; }

    /// <summary>"text/plain" or "application/json".</summary>
    public string? ResponseMimeType { get; init; }

    /// <summary>The JSON schema of an answer in JSON.</summary>
    public JsonElement? ResponseJsonSchema { get; init; }

    /// <summary>What the model answers in: "TEXT" or "AUDIO".</summary>
    public IReadOnlyList<string>? ResponseModalities { get; init; }

    /// <summary>The voice of an answer in audio.</summary>
    public SpeechConfig? SpeechConfig { get; init; }

    /// <summary>How much the model thinks.</summary>
    public ThinkingConfig? ThinkingConfig { get; init; }
}
