namespace Interpreter.GeminiSimulator.Live;

/// <summary>One message of speech.</summary>
/// <param name="Message">The message, ready to send.</param>
/// <param name="Start">Where its audio starts in the recording.</param>
/// <param name="End">Where its audio ends in the recording.</param>
internal sealed record SpeechFrame(byte[] Message, TimeSpan Start, TimeSpan End);
