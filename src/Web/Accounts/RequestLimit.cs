namespace Interpreter.Web.Accounts;

/// <summary>Lets an address make so many requests a minute: a token bucket each.</summary>
internal sealed class RequestLimit(AccountOptions options, TimeProvider time)
{
    private const int Capacity = 10_000;

    private readonly Lock _lock = new();
    private readonly RecentKeys<Bucket> _buckets = new(Capacity);
    private readonly double _perSecond = options.RequestsPerMinute / 60.0;

    /// <summary>Takes a request, if it may be made.</summary>
    /// <returns>Null, or how long to wait.</returns>
    public TimeSpan? Take(string address)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var tokens = _buckets.TryGet(address, out var bucket)
                ? Math.Min(options.RequestsPerMinute, bucket.Tokens + (time.GetElapsedTime(bucket.At, now).TotalSeconds * _perSecond))
                : options.RequestsPerMinute;
            _buckets.Set(address, new(tokens < 1 ? tokens : tokens - 1, now));
            return tokens < 1 ? TimeSpan.FromSeconds((1 - tokens) / _perSecond) : null;
        }
    }

    private readonly record struct Bucket(double Tokens, long At);
}
