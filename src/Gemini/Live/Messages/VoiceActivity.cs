namespace Interpreter.Gemini.Live.Messages;

/// <summary>The server heard speech start or end.</summary>
public sealed record VoiceActivity
{
    /// <summary>"ACTIVITY_START" or "ACTIVITY_END".</summary>
    public string? Type { get; init; }

    /// <summary>From the start of the audio.</summary>
    public TimeSpan? AudioOffset { get; init; }
}
