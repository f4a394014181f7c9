namespace Interpreter.Grains;

/// <summary>A session is not taken; the message tells a user why, and what to do.</summary>
/// <param name="message">The sentence.</param>
[GenerateSerializer, Alias("interpreter.Refused")]
public sealed class RefusedException(string message) : Exception(message);
