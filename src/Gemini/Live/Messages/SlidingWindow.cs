using System.Text.Json.Serialization;

namespace Interpreter.Gemini.Live.Messages;

/// <summary>Drops the oldest turns.</summary>
public sealed record SlidingWindow
{
    /// <summary>The context that is left after dropping, in tokens; half of the trigger when null.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? TargetTokens { get; init; }
}
