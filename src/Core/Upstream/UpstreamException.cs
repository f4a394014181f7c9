namespace Interpreter.Core.Upstream;

/// <summary>A connection to the model could not be opened, or ended.</summary>
public sealed class UpstreamException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="message">A sentence for an operator; holds no secret and no text of a user.</param>
    /// <param name="code">The WebSocket close code or HTTP status; null where there was none.</param>
    /// <param name="reason">The server's own words, where it gave any.</param>
    /// <param name="inner">The cause.</param>
    public UpstreamException(UpstreamFailure kind, string message, int? code = null, string? reason = null, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
        Code = code;
        Reason = reason;
    }

    /// <summary>What kind of failure it is.</summary>
    public UpstreamFailure Kind { get; }

    /// <summary>The WebSocket close code or HTTP status; null where there was none.</summary>
    public int? Code { get; }

    /// <summary>The server's own words, where it gave any.</summary>
    public string? Reason { get; }

    /// <summary>Which quota is used up; null where the failure is another, or the server did not say.</summary>
    public QuotaScope? Quota { get; init; }

    /// <summary>How long the server asked to wait before the next attempt; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True: it was not the server's key that failed, but one that the user has given (<see cref="IUserKeys"/>).</summary>
    public bool IsOwnKey { get; init; }

    /// <summary>Whether the same request may succeed later without anyone changing anything.</summary>
    public bool CanRetry => Kind is UpstreamFailure.Transient or UpstreamFailure.Network or UpstreamFailure.GoneAway;
}
