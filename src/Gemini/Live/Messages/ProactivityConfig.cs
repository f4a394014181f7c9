namespace Interpreter.Gemini.Live.Messages;

/// <summary>Whether the model may keep silent, or speak unasked.</summary>
public sealed record ProactivityConfig
{
    /// <summary>True: it may (2.5 models; 3.8 always may, and refuses false).</summary>
    public bool? ProactiveAudio { get; init; }
}
