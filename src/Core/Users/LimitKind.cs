namespace Interpreter.Core.Users;

/// <summary>What of a user's use is limited.</summary>
public enum LimitKind
{
    /// <summary>Questions to the model in a minute: a token bucket.</summary>
    RequestsPerMinute,

    /// <summary>Live sessions at a time.</summary>
    ConcurrentSessions,

    /// <summary>Minutes of speech sent to the model in a day of UTC.</summary>
    AudioMinutesPerDay,

    /// <summary>Tokens, in and out, in a day of UTC.</summary>
    TokensPerDay,

    /// <summary>US dollars in a day of UTC, by the price table.</summary>
    SpendPerDay,
}
