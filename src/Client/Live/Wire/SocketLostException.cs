namespace Interpreter.Client.Live.Wire;

/// <summary>A connection broke, or was not to be had, and may be had again.</summary>
/// <param name="message">A sentence.</param>
/// <param name="inner">What caused it; null for nothing else.</param>
internal sealed class SocketLostException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long to wait at least.</summary>
    public TimeSpan LeastDelay { get; init; }
}
