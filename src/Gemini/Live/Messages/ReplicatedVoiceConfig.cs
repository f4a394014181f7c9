namespace Interpreter.Gemini.Live.Messages;

/// <summary>A voice made from a sample of a person who consents.</summary>
public sealed record ReplicatedVoiceConfig
{
    /// <summary>Of the sample, such as "audio/wav".</summary>
    public string? MimeType { get; init; }

    /// <summary>The sample.</summary>
    public ReadOnlyMemory<byte>? VoiceSampleAudio { get; init; }

    /// <summary>The person saying that they consent.</summary>
    public ReadOnlyMemory<byte>? ConsentAudio { get; init; }

    /// <summary>Google's signature of a consent given earlier.</summary>
    public VoiceConsentSignature? VoiceConsentSignature { get; init; }
}
