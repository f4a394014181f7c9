namespace Interpreter.Gemini.Live.Messages;

/// <summary>The older form of <see cref="VoiceActivity"/>, which some projects are sent.</summary>
public sealed record VoiceActivityDetectionSignal
{
    /// <summary>"VAD_SIGNAL_TYPE_SOS" (start of speech) or "VAD_SIGNAL_TYPE_EOS" (its end).</summary>
    public string? VadSignalType { get; init; }
}
