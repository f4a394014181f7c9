namespace Interpreter.GeminiSimulator.Speech;

/// <summary>A phrasebook can't be used. The message is a sentence that names what is wrong.</summary>
public sealed class PhrasebookException(string message, Exception? inner = null) : Exception(message, inner);
