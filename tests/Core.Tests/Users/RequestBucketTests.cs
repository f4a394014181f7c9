using Interpreter.Core.Users;

namespace Interpreter.Core.Tests.Users;

public sealed class RequestBucketTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(60)]
    [InlineData(1_000)]
    public void A_minutes_number_may_come_at_once_and_no_more(int limit)
    {
        var bucket = new RequestBucket();
        Assert.Equal(limit, Take(bucket, limit, Start));
        Assert.Equal(limit, bucket.Used(limit, Start));
        Assert.Equal(0, Take(bucket, limit, Start));
        Assert.Equal(limit, Take(bucket, limit, Start + TimeSpan.FromHours(1)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(59)]
    [InlineData(60)]
    [InlineData(997)]
    public void Over_hours_exactly_the_minutes_number_comes_back(int limit)
    {
        var bucket = new RequestBucket();
        var taken = Take(bucket, limit, Start);
        const int Hours = 10;

        // Asked at odd moments, so that every rounding that there is would add up.
        for (var now = Start; now < Start + TimeSpan.FromHours(Hours); now += TimeSpan.FromMilliseconds(1_733.3333))
        {
            taken += Take(bucket, limit, now);
        }

        var most = limit + (limit * Hours * 60);
        taken += Take(bucket, limit, Start + TimeSpan.FromHours(Hours));
        Assert.InRange(taken, most - 1, most);
    }

    [Fact]
    public void The_next_comes_when_its_share_of_the_minute_has_passed()
    {
        var bucket = new RequestBucket();
        Take(bucket, 60, Start);
        Assert.Equal(Start + TimeSpan.FromSeconds(1), bucket.DueAt(60, 0, Start));
        Assert.Equal(Start + TimeSpan.FromSeconds(5), bucket.DueAt(60, 4, Start));
        Assert.False(bucket.TryTake(60, Start + TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1)));
        Assert.True(bucket.TryTake(60, Start + TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_clock_that_is_set_back_costs_at_most_a_minute()
    {
        var bucket = new RequestBucket();
        Take(bucket, 10, Start);
        var earlier = Start - TimeSpan.FromDays(1);
        Assert.Equal(10, bucket.Used(10, earlier));
        Assert.Equal(0, Take(bucket, 10, earlier));
        Assert.Equal(earlier + TimeSpan.FromSeconds(6), bucket.DueAt(10, 0, earlier));
        Assert.Equal(1, Take(bucket, 10, earlier + TimeSpan.FromSeconds(6)));
        Assert.Equal(0, bucket.Used(10, earlier + TimeSpan.FromSeconds(66)));
    }

    private static int Take(RequestBucket bucket, int limit, DateTimeOffset now)
    {
        var taken = 0;
        while (bucket.TryTake(limit, now))
        {
            taken++;
        }

        return taken;
    }
}
