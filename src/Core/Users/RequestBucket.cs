namespace Interpreter.Core.Users;

/// <summary>
/// A token bucket for requests: as many as a minute allows may come at once, and they come back evenly. Kept as the one
/// moment at which the bucket will be full again (the generic cell rate algorithm of ITU-T I.371), so that nothing is
/// rounded away however long it runs.
/// </summary>
internal sealed class RequestBucket
{
    /// <summary>When all requests of a minute will be there again.</summary>
    public DateTimeOffset FullAt { get; set; }

    /// <summary>How many are used.</summary>
    public int Used(int limit, DateTimeOffset now) =>
        limit == 0 ? 0 : (int)(((Begin(limit, now) - now).Ticks + Share(limit) - 1) / Share(limit));

    /// <summary>When the next may come, if so many others come first.</summary>
    public DateTimeOffset DueAt(int limit, int others, DateTimeOffset now) => Begin(limit, now).AddTicks((others + 1L - limit) * Share(limit));

    /// <summary>Takes one, if it may come now.</summary>
    public bool TryTake(int limit, DateTimeOffset now)
    {
        if (limit == 0 || DueAt(limit, 0, now) > now)
        {
            return false;
        }

        FullAt = Begin(limit, now).AddTicks(Share(limit));
        return true;
    }

    // What one request takes, rounded up: never more than the limit pass.
    private static long Share(int limit) => (TimeSpan.TicksPerMinute + limit - 1) / limit;

    private DateTimeOffset Begin(int limit, DateTimeOffset now)
    {
        // An empty bucket is full in a minute: a moment further off is a clock's that was set back.
        var latest = now.AddTicks(limit * Share(limit));
        if (FullAt > latest)
        {
            FullAt = latest;
        }

        return FullAt < now ? now : FullAt;
    }
}
