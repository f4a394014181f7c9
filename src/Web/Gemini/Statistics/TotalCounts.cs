using System.Text.Json.Serialization;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Gemini.Statistics;

/// <summary>Counts over what is everybody's, for administrators.</summary>
/// <param name="TotalSessions">All sessions.</param>
/// <param name="ActiveSessions">Those in use.</param>
/// <param name="TotalMessages">All messages.</param>
/// <param name="TotalTokensUsed">All tokens.</param>
/// <param name="AverageResponseTime">In seconds, to two decimals; 0 without answers.</param>
/// <param name="SessionsByUser">How many sessions those have who have the most, by name.</param>
/// <param name="RecentSessions">The most recently changed, the newest first; without what was said in them.</param>
/// <param name="TopPrompts">What was asked most often of late, the most often first.</param>
internal sealed record TotalCounts(
    [property: JsonPropertyName("total_sessions")] long TotalSessions,
    [property: JsonPropertyName("active_sessions")] long ActiveSessions,
    [property: JsonPropertyName("total_messages")] long TotalMessages,
    [property: JsonPropertyName("total_tokens_used")] long TotalTokensUsed,
    [property: JsonPropertyName("average_response_time")] double AverageResponseTime,
    [property: JsonPropertyName("sessions_by_user")] IReadOnlyDictionary<string, long> SessionsByUser,
    [property: JsonPropertyName("recent_sessions")] IReadOnlyList<RecentSessionInfo> RecentSessions,
    [property: JsonPropertyName("top_prompts")] IReadOnlyList<PromptCountInfo> TopPrompts)
{
    public static TotalCounts Of(TotalStatistics totals) => new(
        totals.Sessions.TotalSessions,
        totals.Sessions.ActiveSessions,
        totals.Sessions.TotalMessages,
        totals.Sessions.TotalTokens,
        Math.Round(totals.Sessions.AverageResponseTime, 2),
        totals.SessionsByUser.ToDictionary(user => user.Username, user => user.Sessions),
        [.. totals.Sessions.RecentSessions.Select(RecentSessionInfo.Of)],
        [.. totals.TopPrompts.Select(prompt => new PromptCountInfo(prompt.Prompt, prompt.Count))]);
}
