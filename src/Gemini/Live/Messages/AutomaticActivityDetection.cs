namespace Interpreter.Gemini.Live.Messages;

/// <summary>How the server finds starts and ends of speech.</summary>
public sealed record AutomaticActivityDetection
{
    /// <summary>True: it does not, and the client sends activityStart and activityEnd.</summary>
    public bool? Disabled { get; init; }

    /// <summary>"START_SENSITIVITY_HIGH" or "START_SENSITIVITY_LOW".</summary>
    public string? StartOfSpeechSensitivity { get; init; }

    /// <summary>"END_SENSITIVITY_HIGH" or "END_SENSITIVITY_LOW".</summary>
    public string? EndOfSpeechSensitivity { get; init; }

    /// <summary>How long speech must last to count as a start, in ms.</summary>
    public int? PrefixPaddingMs { get; init; }

    /// <summary>How long silence must last to count as an end, in ms; 3.1 ignores it.</summary>
    public int? SilenceDurationMs { get; init; }
}
