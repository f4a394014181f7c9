namespace Interpreter.Core.Audio;

/// <summary>What was read is not a WAV, or one that can't be read. The message is a sentence that says what to do.</summary>
public sealed class WavFormatException(string message) : Exception(message);
