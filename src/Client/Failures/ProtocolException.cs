namespace Interpreter.Client.Failures;

/// <summary>What answers does not speak the protocol: is it the right address, and of this version?</summary>
/// <param name="message">A sentence.</param>
/// <param name="inner">What caused it; null for nothing else.</param>
public sealed class ProtocolException(string message, Exception? inner = null) : InterpreterException(message, inner);
