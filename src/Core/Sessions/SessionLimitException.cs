namespace Interpreter.Core.Sessions;

/// <summary>A session can't be created now: the host is full, or stopping.</summary>
public sealed class SessionLimitException(string message) : Exception(message);
