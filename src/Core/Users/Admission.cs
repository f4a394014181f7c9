namespace Interpreter.Core.Users;

/// <summary>Whether a user may go on.</summary>
/// <param name="Budget">What is used and left, this admission included.</param>
/// <param name="Refused">The limit that forbids it; null where it is allowed.</param>
/// <param name="RetryAfter">When it may be allowed again; null where it is allowed, or only something else ends the wait (a session that closes).</param>
public sealed record Admission(Budget Budget, LimitKind? Refused = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether it is allowed.</summary>
    public bool IsAllowed => Refused is null;
}
