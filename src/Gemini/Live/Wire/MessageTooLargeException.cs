namespace Interpreter.Gemini.Live.Wire;

/// <summary>The server sent a larger message than the options allow.</summary>
internal sealed class MessageTooLargeException(int maxBytes) : Exception($"A message is larger than {maxBytes} bytes ({nameof(LiveClientOptions.MaxMessageBytes)}).");
