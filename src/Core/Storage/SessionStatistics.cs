namespace Interpreter.Core.Storage;

/// <summary>Counts over the sessions and messages that are stored now.</summary>
public sealed record SessionStatistics
{
    /// <summary>All sessions.</summary>
    public required long TotalSessions { get; init; }

    /// <summary>Those in use.</summary>
    public required long ActiveSessions { get; init; }

    /// <summary>All messages.</summary>
    public required long TotalMessages { get; init; }

    /// <summary>All tokens.</summary>
    public required long TotalTokens { get; init; }

    /// <summary>The mean over the messages that have a response time, in seconds; 0 without any.</summary>
    public required double AverageResponseTime { get; init; }

    /// <summary>Messages by session; 0 without sessions.</summary>
    public double AverageMessagesPerSession => Ratio(TotalMessages, TotalSessions);

    /// <summary>Tokens by message; 0 without messages.</summary>
    public double AverageTokensPerMessage => Ratio(TotalTokens, TotalMessages);

    /// <summary>The most recently changed sessions, the newest first.</summary>
    public IReadOnlyList<RecentSession> RecentSessions { get; init; } = [];

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
