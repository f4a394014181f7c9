namespace Interpreter.Core.Users;

/// <summary>
/// A user's decisions: what it is told goes in by the methods, what is to be done comes out as effects. It has no clock,
/// lock or task; every method gets the time. One caller at a time.
/// </summary>
/// <remarks>Requests: the minute. Here: sessions, and the day.</remarks>
/// <param name="options">The host's.</param>
/// <param name="effects">What performs the decisions.</param>
internal sealed partial class UserMachine(UserOptions options, IUserEffects effects)
{
    private static readonly LimitKind[] Kinds = Enum.GetValues<LimitKind>();
    private static readonly LimitKind[] DayKinds = [LimitKind.AudioMinutesPerDay, LimitKind.TokensPerDay, LimitKind.SpendPerDay];

    // Of a user without a limit of sessions; 400 KB of the megabyte that a snapshot may take.
    private const int MaxStoredHolds = 10_000;

    // Refusals may come by the thousand.
    private static readonly TimeSpan QuietFor = TimeSpan.FromMinutes(1);

    private readonly SessionHolds _holds = new(options.HoldFor);
    private readonly DayLedger _day = new();
    private readonly HashSet<LimitKind> _warned = [];
    private readonly DateTimeOffset[] _quietUntil = new DateTimeOffset[Kinds.Length];
    private UserLimits _limits = UserLimits.Nothing;

    // What is stored first, counted: changes of requests and sessions.
    private long _writing;
    private long _written;

    /// <summary>Whether there is something to store.</summary>
    public bool IsUnstored => _day.IsUnstored || !IsWritten(Changes);

    /// <summary>How many changes there were that are stored first.</summary>
    public long Changes { get; private set; }

    /// <summary>Whether a change is stored.</summary>
    public bool IsWritten(long change) => change <= _written;

    /// <summary>The limits that hold from now on.</summary>
    public void SetLimits(UserLimits limits, DateTimeOffset now)
    {
        _limits = limits;
        _warned.RemoveWhere(kind => !Item(kind, now).IsLow);
        Tick(now);
    }

    /// <summary>What was found stored; what was counted since it was read last is added to it.</summary>
    public void Found(UserSnapshot snapshot, DateTimeOffset now)
    {
        TurnDay(now);
        _day.Found(snapshot.Day, new(TimeSpan.FromTicks(snapshot.AudioTicks), snapshot.Tokens, snapshot.Spend));
        if (snapshot.RequestsFullAt > _bucket.FullAt)
        {
            _bucket.FullAt = snapshot.RequestsFullAt;
        }

        if (options.StoresFirst)
        {
            _holds.Found(snapshot.Holds ?? [], now);
        }
    }

    /// <summary>What is to be stored; <see cref="Written"/> says that it is.</summary>
    public UserSnapshot BeginWrite(DateTimeOffset now)
    {
        TurnDay(now);
        var use = _day.BeginWrite();
        _writing = Changes;
        return new(_day.Day, use.Audio.Ticks, use.Tokens, use.Spend, _bucket.FullAt, options.StoresFirst ? [.. _holds.Sessions.Take(MaxStoredHolds)] : null);
    }

    /// <summary>What <see cref="BeginWrite"/> gave last is stored.</summary>
    public void Written()
    {
        _day.Written();
        _written = _writing;
    }

    /// <summary>Asks to hold a live session.</summary>
    public Admission Hold(string sessionId, DateTimeOffset now)
    {
        TurnDay(now);
        if (_holds.TryRenew(sessionId, now))
        {
            return new(Budget(now));
        }

        if (Exhausted(now) is { } kind)
        {
            return Refuse(kind, UntilMidnight(kind, now), now);
        }

        if (Item(LimitKind.ConcurrentSessions, now).IsExhausted)
        {
            return Refuse(LimitKind.ConcurrentSessions, null, now);
        }

        _holds.Add(sessionId, now);
        Changed();
        return new(Budget(now));
    }

    /// <summary>Ends the hold of a session.</summary>
    public void Close(string sessionId)
    {
        if (_holds.Remove(sessionId))
        {
            Changed();
        }
    }

    /// <summary>Counts what something took.</summary>
    public Budget Spend(Spending spending, DateTimeOffset now)
    {
        TurnDay(now);
        var cost = spending.Model is { } model ? options.Prices.For(model).Cost(spending.Tokens) : 0;
        _day.Add(new(spending.Audio, spending.Tokens.Total, cost));
        foreach (var kind in DayKinds)
        {
            if (Item(kind, now) is { IsLow: true, Limit: > 0 } low && _warned.Add(kind))
            {
                effects.Note(new UserNote.Low(low));
            }
        }

        // Those who wait need not, once nothing is left of the day.
        Tick(now);
        return Budget(now);
    }

    /// <summary>What is used and left.</summary>
    public Budget Budget(DateTimeOffset now)
    {
        TurnDay(now);
        return new([.. Kinds.Select(kind => Item(kind, now))], Midnight);
    }

    /// <summary>Whether nothing would be lost if the user were read anew from the store, and all is stored.</summary>
    public bool IsAtRest(DateTimeOffset now) => _waiting.Count == 0 && _bucket.FullAt <= now && _holds.Count(now) == 0;

    private void Changed() => Changes += options.StoresFirst ? 1 : 0;

    private DateTimeOffset Midnight => new(_day.Day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private BudgetItem Item(LimitKind kind, DateTimeOffset now) => new(kind, _limits.Of(kind), kind switch
    {
        LimitKind.RequestsPerMinute => _limits.RequestsPerMinute is { } limit ? _bucket.Used(limit, now) : 0,
        LimitKind.ConcurrentSessions => _holds.Count(now),
        LimitKind.AudioMinutesPerDay => (decimal)_day.Total.Audio.Ticks / TimeSpan.TicksPerMinute,
        LimitKind.TokensPerDay => _day.Total.Tokens,
        _ => _day.Total.Spend,
    });

    private LimitKind? Exhausted(DateTimeOffset now)
    {
        foreach (var kind in DayKinds)
        {
            if (Item(kind, now).IsExhausted)
            {
                return kind;
            }
        }

        return null;
    }

    // A limit of nothing is no less tomorrow.
    private TimeSpan? UntilMidnight(LimitKind kind, DateTimeOffset now) => _limits.Of(kind) > 0 ? Midnight - now : null;

    private Admission Refuse(LimitKind kind, TimeSpan? retryAfter, DateTimeOffset now)
    {
        var budget = Budget(now);
        if (_quietUntil[(int)kind] <= now)
        {
            _quietUntil[(int)kind] = now + QuietFor;
            effects.Note(new UserNote.Refused(budget[kind]));
        }

        return new(budget, kind, retryAfter);
    }

    private void TurnDay(DateTimeOffset now)
    {
        if (_day.Turn(DateOnly.FromDateTime(now.UtcDateTime)))
        {
            _warned.Clear();
        }
    }
}
