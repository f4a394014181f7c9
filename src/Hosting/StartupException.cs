namespace Interpreter.Hosting;

/// <summary>The server can't start. The message is written for whoever started it: it names the setting and the fix.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
