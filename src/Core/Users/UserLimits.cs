namespace Interpreter.Core.Users;

/// <summary>How much a user may use; null for as much as they like. Also the form of one user's own limits, where null means everybody's.</summary>
public sealed record UserLimits
{
    /// <summary>Questions to the model in a minute.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Live sessions at a time.</summary>
    public int? ConcurrentSessions { get; init; }

    /// <summary>Minutes of speech sent to the model in a day.</summary>
    public decimal? AudioMinutesPerDay { get; init; }

    /// <summary>Tokens, in and out, in a day.</summary>
    public long? TokensPerDay { get; init; }

    /// <summary>US dollars in a day.</summary>
    public decimal? SpendPerDay { get; init; }
}
