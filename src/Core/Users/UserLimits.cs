namespace Interpreter.Core.Users;

/// <summary>
/// How much a user may use; null for as much as they like. Also the form of one user's own limits, where null means
/// everybody's and <see cref="Unlimited"/> as much as they like.
/// </summary>
public sealed record UserLimits
{
    /// <summary>In one user's own limits: as much as they like, whatever everybody's limit is.</summary>
    public const int Unlimited = -1;

    /// <summary>Nothing is allowed: the limits of an account that is closed, or is not there.</summary>
    public static UserLimits Nothing { get; } = new()
    {
        RequestsPerMinute = 0,
        ConcurrentSessions = 0,
        AudioMinutesPerDay = 0,
        TokensPerDay = 0,
        SpendPerDay = 0,
    };

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

    /// <summary>The limits that hold for a user: these, the user's own, where they say something, else everybody's.</summary>
    public UserLimits Over(UserLimits everybody)
    {
        ArgumentNullException.ThrowIfNull(everybody);
        return new()
        {
            RequestsPerMinute = Choose(RequestsPerMinute, everybody.RequestsPerMinute),
            ConcurrentSessions = Choose(ConcurrentSessions, everybody.ConcurrentSessions),
            AudioMinutesPerDay = Choose(AudioMinutesPerDay, everybody.AudioMinutesPerDay),
            TokensPerDay = Choose(TokensPerDay, everybody.TokensPerDay),
            SpendPerDay = Choose(SpendPerDay, everybody.SpendPerDay),
        };
    }

    /// <summary>The limit of a kind.</summary>
    public decimal? Of(LimitKind kind) => kind switch
    {
        LimitKind.RequestsPerMinute => RequestsPerMinute,
        LimitKind.ConcurrentSessions => ConcurrentSessions,
        LimitKind.AudioMinutesPerDay => AudioMinutesPerDay,
        LimitKind.TokensPerDay => TokensPerDay,
        LimitKind.SpendPerDay => SpendPerDay,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such limit."),
    };

    /// <summary>These, with another limit of a kind; null for none of one's own.</summary>
    /// <exception cref="OverflowException">The kind's unit does not hold so much.</exception>
    public UserLimits With(LimitKind kind, decimal? limit) => kind switch
    {
        LimitKind.RequestsPerMinute => this with { RequestsPerMinute = (int?)limit },
        LimitKind.ConcurrentSessions => this with { ConcurrentSessions = (int?)limit },
        LimitKind.AudioMinutesPerDay => this with { AudioMinutesPerDay = limit },
        LimitKind.TokensPerDay => this with { TokensPerDay = (long?)limit },
        LimitKind.SpendPerDay => this with { SpendPerDay = limit },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such limit."),
    };

    private static T? Choose<T>(T? own, T? everybody)
        where T : struct, System.Numerics.INumber<T> => own is not { } limit ? everybody : T.IsNegative(limit) ? null : limit;
}
