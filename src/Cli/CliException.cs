namespace Interpreter.Cli;

/// <summary>The work can't be done. The message is one sentence for the person at the terminal.</summary>
internal sealed class CliException(string message, Exception? inner = null) : Exception(message, inner);
