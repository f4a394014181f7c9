namespace Interpreter.Core.Sessions;

/// <summary>A session can't be created now: the host is full, or stopping, or its user has as many as they may.</summary>
public class SessionLimitException(string message) : Exception(message);
