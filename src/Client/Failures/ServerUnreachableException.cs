namespace Interpreter.Client.Failures;

/// <summary>No server answers at the address, or the connection was lost and could not be had again.</summary>
/// <param name="message">A sentence.</param>
/// <param name="inner">What caused it; null for nothing else.</param>
public sealed class ServerUnreachableException(string message, Exception? inner = null) : InterpreterException(message, inner);
