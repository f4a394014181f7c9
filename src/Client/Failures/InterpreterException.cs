namespace Interpreter.Client.Failures;

/// <summary>What was asked of the server did not succeed. The message is a sentence for people.</summary>
public class InterpreterException : Exception
{
    /// <summary>Says what went wrong.</summary>
    /// <param name="message">A sentence.</param>
    /// <param name="inner">What caused it; null for nothing else.</param>
    public InterpreterException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
