using System.Text.Json.Serialization;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Gemini.Statistics;

/// <summary>Counts over what is yours.</summary>
/// <param name="TotalSessions">All sessions.</param>
/// <param name="TotalMessages">All messages.</param>
/// <param name="TotalTokens">All tokens.</param>
/// <param name="AverageMessagesPerSession">To two decimals; 0 without sessions.</param>
/// <param name="AverageTokensPerMessage">To two decimals; 0 without messages.</param>
/// <param name="RecentSessions">The 5 most recently changed, the newest first.</param>
internal sealed record UserCounts(
    [property: JsonPropertyName("total_sessions")] long TotalSessions,
    [property: JsonPropertyName("total_messages")] long TotalMessages,
    [property: JsonPropertyName("total_tokens")] long TotalTokens,
    [property: JsonPropertyName("average_messages_per_session")] double AverageMessagesPerSession,
    [property: JsonPropertyName("average_tokens_per_message")] double AverageTokensPerMessage,
    [property: JsonPropertyName("recent_sessions")] IReadOnlyList<RecentSessionInfo> RecentSessions)
{
    public static UserCounts Of(SessionStatistics counts)
    {
        var sessions = SessionCounts.Of(counts);
        return new(
            sessions.TotalSessions,
            sessions.TotalMessages,
            sessions.TotalTokens,
            sessions.AverageMessagesPerSession,
            sessions.AverageTokensPerMessage,
            sessions.RecentSessions);
    }
}
