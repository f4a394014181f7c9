namespace Interpreter.Web.Socket.Relay;

/// <summary>A token bucket: so many a second, twice as many at once. For one caller at a time.</summary>
internal sealed class TokenBucket
{
    private readonly double _perSecond;
    private readonly double _capacity;
    private readonly TimeProvider _time;
    private double _tokens;
    private long _filledAt;

    public TokenBucket(double perSecond, TimeProvider time)
    {
        _perSecond = perSecond;
        _capacity = perSecond * 2;
        _tokens = _capacity;
        _time = time;
        _filledAt = time.GetTimestamp();
    }

    /// <summary>Takes a token, if there is one.</summary>
    public bool TryTake()
    {
        var now = _time.GetTimestamp();
        _tokens = Math.Min(_capacity, _tokens + (_time.GetElapsedTime(_filledAt, now).TotalSeconds * _perSecond));
        _filledAt = now;
        if (_tokens < 1)
        {
            return false;
        }

        _tokens--;
        return true;
    }
}
