namespace Interpreter.Web.Accounts;

/// <summary>Counts failed sign-ins by address, and locks. Kept in memory: what outlives a restart is in the account.</summary>
/// <param name="allowed">Failures that lock, from 1.</param>
/// <param name="lockFor">For how long.</param>
/// <param name="window">After so long since the first of them failures count no more.</param>
/// <param name="time">The clock.</param>
internal sealed class FailureCount(int allowed, TimeSpan lockFor, TimeSpan window, TimeProvider time)
{
    // At 100 bytes each, a megabyte.
    private const int Capacity = 10_000;

    private readonly Lock _lock = new();
    private readonly RecentKeys<Failures> _failures = new(Capacity);

    /// <summary>How long sign-ins are still refused; null where they are not.</summary>
    public TimeSpan? LockedFor(string key)
    {
        lock (_lock)
        {
            return _failures.TryGet(key, out var failures) && failures.LockedUntil - time.GetUtcNow() is { } left && left > TimeSpan.Zero ? left : null;
        }
    }

    /// <summary>Counts a failure.</summary>
    public void Add(string key)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var known = _failures.TryGet(key, out var failures) && now - failures.Since < window;
            var next = known ? failures with { Count = failures.Count + 1 } : new(1, now, failures.LockedUntil);
            _failures.Set(key, next.Count < allowed ? next : new(0, now, now + lockFor));
        }
    }

    private readonly record struct Failures(int Count, DateTimeOffset Since, DateTimeOffset LockedUntil);
}
