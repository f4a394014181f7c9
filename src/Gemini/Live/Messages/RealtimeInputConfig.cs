namespace Interpreter.Gemini.Live.Messages;

/// <summary>How speech is found in the input, and what it does.</summary>
public sealed record RealtimeInputConfig
{
    /// <summary>How starts and ends of speech are found.</summary>
    public AutomaticActivityDetection? AutomaticActivityDetection { get; init; }

    /// <summary>"START_OF_ACTIVITY_INTERRUPTS" (the default) or "NO_INTERRUPTION".</summary>
    public string? ActivityHandling { get; init; }

    /// <summary>"TURN_INCLUDES_ONLY_ACTIVITY", "TURN_INCLUDES_ALL_INPUT" or "TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO".</summary>
    public string? TurnCoverage { get; init; }
}
