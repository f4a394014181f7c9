using System.Numerics;

namespace Interpreter.Wire;

/// <summary>Counts latencies in buckets 3 % wide. Safe for many threads.</summary>
public sealed class LatencyHistogram
{
    private const int SubBits = 5;

    private readonly long[] _buckets = new long[32 << SubBits];
    private long _count;
    private long _max;

    public long Count => Interlocked.Read(ref _count);

    public double MaxMilliseconds => Interlocked.Read(ref _max) / 1000.0;

    public void Add(uint microseconds)
    {
        Interlocked.Increment(ref _buckets[Bucket(microseconds)]);
        Interlocked.Increment(ref _count);
        if (microseconds > Interlocked.Read(ref _max))
        {
            Interlocked.Exchange(ref _max, microseconds);
        }
    }

    /// <summary>The latency below which this share of all were, in milliseconds; 0 when there are none.</summary>
    public double Percentile(double share)
    {
        var left = (long)Math.Ceiling(Count * share);
        for (var bucket = 0; bucket < _buckets.Length && left > 0; bucket++)
        {
            left -= _buckets[bucket];
            if (left <= 0)
            {
                return UpperMicroseconds(bucket) / 1000.0;
            }
        }

        return 0;
    }

    private static int Bucket(uint value)
    {
        if (value < 1 << SubBits)
        {
            return (int)value;
        }

        var shift = BitOperations.Log2(value) - SubBits;
        return (shift << SubBits) + (int)(value >> shift);
    }

    private static double UpperMicroseconds(int bucket)
    {
        if (bucket < 2 << SubBits)
        {
            return bucket;
        }

        var shift = (bucket >> SubBits) - 1;
        var mantissa = (bucket & ((1 << SubBits) - 1)) + (1 << SubBits);
        return ((long)(mantissa + 1) << shift) - 1;
    }
}
