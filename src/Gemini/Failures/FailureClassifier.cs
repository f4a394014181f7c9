using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Failures;

/// <summary>Makes errors of what Gemini said when it refused or hung up.</summary>
internal static class FailureClassifier
{
    /// <summary>Of a connection that ended.</summary>
    /// <param name="code">The close code; null where the connection broke without one.</param>
    /// <param name="reason">The server's words.</param>
    /// <param name="goAway">What a goAway had announced.</param>
    /// <param name="inner">The cause.</param>
    public static UpstreamException OfClose(int? code, string? reason, GoAwayState goAway, Exception? inner = null)
    {
        var rule = Find(reason);
        var (kind, explanation) = rule is null ? FailureTable.ByCloseCode(code) : (rule.Kind, rule.Explanation);

        // After a goAway the close itself needs no cause; words that name one still count until the deadline.
        if (goAway == GoAwayState.Announced && rule is null || goAway == GoAwayState.Due && CanPass(rule, kind))
        {
            (kind, explanation) = (UpstreamFailure.GoneAway, "The connection to Gemini reached the age that it had announced.");
        }

        return new UpstreamException(kind, explanation, code, NullIfBlank(reason), inner);
    }

    /// <summary>Of an HTTP response, or of an error message, which carries an HTTP status.</summary>
    public static UpstreamException OfStatus(int status, string? reason, Exception? inner = null)
    {
        var rule = Find(reason);
        var (kind, explanation) = rule is null ? FailureTable.ByStatus(status) : (rule.Kind, rule.Explanation);
        return new UpstreamException(kind, explanation, status, NullIfBlank(reason), inner);
    }

    private static bool CanPass(FailureRule? rule, UpstreamFailure kind) =>
        rule is null || kind is UpstreamFailure.Transient or UpstreamFailure.Network or UpstreamFailure.GoneAway;

    private static FailureRule? Find(string? reason) =>
        string.IsNullOrEmpty(reason) ? null : FailureTable.ByText.FirstOrDefault(rule => reason.Contains(rule.Text, StringComparison.OrdinalIgnoreCase));

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
