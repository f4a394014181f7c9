namespace Interpreter.Client.Failures;

/// <summary>The live session is over: it was closed, or the server was restarted.</summary>
/// <param name="message">A sentence.</param>
public sealed class SessionGoneException(string message) : InterpreterException(message);
