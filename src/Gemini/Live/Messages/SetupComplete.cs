namespace Interpreter.Gemini.Live.Messages;

/// <summary>The setup was taken.</summary>
public sealed record SetupComplete
{
    /// <summary>The session's id (Vertex).</summary>
    public string? SessionId { get; init; }

    /// <summary>The signature of the consent that the setup gave.</summary>
    public VoiceConsentSignature? VoiceConsentSignature { get; init; }
}
