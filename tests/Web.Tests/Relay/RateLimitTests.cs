using Interpreter.Testing;
using Interpreter.Web.Socket.Relay;

namespace Interpreter.Web.Tests.Relay;

public sealed class RateLimitTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void A_burst_is_twice_the_rate_and_fills_again_at_the_rate()
    {
        var bucket = new TokenBucket(10, _clock);
        Assert.Equal(20, Taken(bucket));
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(5, Taken(bucket));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(20, Taken(bucket));
    }

    [Fact]
    public void The_excess_is_told_once_a_second()
    {
        var limit = new RateLimit(1, _clock);
        Assert.True(limit.TryTake(out _));
        Assert.True(limit.TryTake(out _));

        Assert.False(limit.TryTake(out var first));
        Assert.False(limit.TryTake(out var second));
        _clock.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(limit.TryTake(out var third));
        Assert.Equal(("RATE_LIMITED", null, null), (first?.Code, second, third));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(limit.TryTake(out _));
        Assert.False(limit.TryTake(out var later));
        Assert.NotNull(later);
    }

    private static int Taken(TokenBucket bucket)
    {
        var taken = 0;
        while (bucket.TryTake())
        {
            taken++;
        }

        return taken;
    }
}
