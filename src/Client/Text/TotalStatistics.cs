using Interpreter.Client.Chats;

namespace Interpreter.Client.Text;

/// <summary>Counts over what is everybody's, for administrators.</summary>
/// <param name="TotalSessions">All sessions.</param>
/// <param name="ActiveSessions">Those in use.</param>
/// <param name="TotalMessages">All messages.</param>
/// <param name="TotalTokensUsed">All tokens.</param>
/// <param name="AverageResponseTime">In seconds; 0 without answers.</param>
/// <param name="SessionsByUser">How many sessions those have who have the most, by name.</param>
/// <param name="RecentSessions">The most recently changed, the newest first.</param>
/// <param name="TopPrompts">What was asked most often of late, the most often first.</param>
public sealed record TotalStatistics(
    long TotalSessions,
    long ActiveSessions,
    long TotalMessages,
    long TotalTokensUsed,
    double AverageResponseTime,
    IReadOnlyDictionary<string, long> SessionsByUser,
    IReadOnlyList<RecentSession> RecentSessions,
    IReadOnlyList<PromptCount> TopPrompts);
