using System.Net;

namespace Interpreter.Client.Failures;

/// <summary>A limit is used up.</summary>
/// <param name="message">The server's words.</param>
/// <param name="retryAfter">When the same may succeed; null where the server does not tell.</param>
public sealed class TooManyRequestsException(string message, TimeSpan? retryAfter) : ApiException(HttpStatusCode.TooManyRequests, message)
{
    /// <summary>How long to wait before the same may succeed; null where the server does not tell.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
