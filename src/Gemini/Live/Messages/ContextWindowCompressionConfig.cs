using System.Text.Json.Serialization;

namespace Interpreter.Gemini.Live.Messages;

/// <summary>When and how old turns are dropped.</summary>
public sealed record ContextWindowCompressionConfig
{
    /// <summary>The context from which turns are dropped, in tokens; 80 % of the window when null.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? TriggerTokens { get; init; }

    /// <summary>Drops the oldest turns.</summary>
    public SlidingWindow? SlidingWindow { get; init; }
}
