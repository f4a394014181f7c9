namespace Interpreter.Gemini.Live.Messages;

/// <summary>One of the two kinds of voice.</summary>
public sealed record VoiceConfig
{
    /// <summary>A voice of Google's.</summary>
    public PrebuiltVoiceConfig? PrebuiltVoiceConfig { get; init; }

    /// <summary>A voice made from a sample.</summary>
    public ReplicatedVoiceConfig? ReplicatedVoiceConfig { get; init; }
}
