namespace Interpreter.GeminiSimulator.Live;

/// <summary>What the model makes of a turn.</summary>
internal sealed record Answer
{
    /// <summary>The transcript of the user's speech; null for typed text.</summary>
    public string? Heard { get; init; }

    public string? HeardLanguage { get; init; }

    /// <summary>The transcript of the answer.</summary>
    public string Said { get; init; } = "";

    public string? SaidLanguage { get; init; }

    /// <summary>The answer as audio; null for silence.</summary>
    public SpeechFrames? Speech { get; init; }
}
