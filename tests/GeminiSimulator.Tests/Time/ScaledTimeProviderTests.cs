using Interpreter.GeminiSimulator.Time;
using Interpreter.Testing;

namespace Interpreter.GeminiSimulator.Tests.Time;

public sealed class ScaledTimeProviderTests
{
    [Fact]
    public void Clocks_run_as_many_times_faster_as_the_scale_says()
    {
        var inner = new FakeClock();
        var scaled = new ScaledTimeProvider(inner, 10);
        var (start, stamp) = (scaled.GetUtcNow(), scaled.GetTimestamp());

        inner.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(TimeSpan.FromSeconds(30), scaled.GetUtcNow() - start);
        Assert.Equal(TimeSpan.FromSeconds(30), scaled.GetElapsedTime(stamp));
    }

    [Fact]
    public void Timers_fire_after_the_scaled_time_and_not_before()
    {
        var inner = new FakeClock();
        var fired = 0;
        using var timer = new ScaledTimeProvider(inner, 10).CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        inner.Advance(TimeSpan.FromSeconds(5.9));
        Assert.Equal(0, fired);
        inner.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(1, fired);
        inner.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, fired);
    }

    [Fact]
    public void Changing_a_timer_scales_too()
    {
        var inner = new FakeClock();
        var fired = 0;
        using var timer = new ScaledTimeProvider(inner, 2).CreateTimer(_ => fired++, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        timer.Change(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
        inner.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(3, fired);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_scale_that_is_not_above_0_is_refused(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScaledTimeProvider(TimeProvider.System, scale));
}
