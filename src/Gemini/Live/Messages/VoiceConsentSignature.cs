namespace Interpreter.Gemini.Live.Messages;

/// <summary>Google's signature of a consent to replicate a voice.</summary>
/// <param name="Signature">The signature.</param>
public sealed record VoiceConsentSignature(string Signature);
