namespace Interpreter.Cli;

/// <summary>The work can't be done. The message is one sentence for the person at the terminal.</summary>
internal sealed class CliException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode { get; init; } = ExitCodes.Failed;
}
