namespace Interpreter.Client.Chats;

/// <summary>Counts over one's own sessions.</summary>
/// <param name="TotalSessions">All sessions.</param>
/// <param name="ActiveSessions">Those in use; null where the server was asked for the text model's counts.</param>
/// <param name="TotalMessages">All messages.</param>
/// <param name="TotalTokens">All tokens.</param>
/// <param name="AverageMessagesPerSession">0 without sessions.</param>
/// <param name="AverageTokensPerMessage">0 without messages.</param>
/// <param name="RecentSessions">The most recently changed, the newest first.</param>
public sealed record ChatStatistics(
    long TotalSessions,
    long? ActiveSessions,
    long TotalMessages,
    long TotalTokens,
    double AverageMessagesPerSession,
    double AverageTokensPerMessage,
    IReadOnlyList<RecentSession> RecentSessions);
