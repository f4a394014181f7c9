using Interpreter.Web.Socket.Incoming;

namespace Interpreter.Web.Socket.Relay;

/// <summary>Drops what comes too fast, and says so once a second.</summary>
internal sealed class RateLimit(int perSecond, TimeProvider time)
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(1);

    private readonly TokenBucket _bucket = new(perSecond, time);
    private long? _toldAt;

    /// <summary>Asks for one message.</summary>
    /// <param name="problem">What to tell the client about a message that is dropped; null when it was told within the second.</param>
    public bool TryTake(out MessageProblem? problem)
    {
        problem = null;
        if (_bucket.TryTake())
        {
            return true;
        }

        if (_toldAt is not { } told || time.GetElapsedTime(told) >= TellEvery)
        {
            _toldAt = time.GetTimestamp();
            problem = new(
                ProtocolErrorCodes.RateLimited,
                $"More than {perSecond} messages a second came, and the excess was dropped: send audio in larger messages, 20 to 100 ms each.");
        }

        return false;
    }
}
