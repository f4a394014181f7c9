namespace Interpreter.Gemini.Live.Messages;

/// <summary>A voice of Google's.</summary>
/// <param name="VoiceName">See <see cref="Interpreter.Core.Languages.VoiceCatalog"/>.</param>
public sealed record PrebuiltVoiceConfig(string VoiceName);
