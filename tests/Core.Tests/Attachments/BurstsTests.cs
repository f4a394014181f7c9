using Interpreter.Core.Attachments;
using Interpreter.Testing;

namespace Interpreter.Core.Tests.Attachments;

public sealed class BurstsTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(2);

    private readonly FakeClock _clock = new();
    private readonly List<string> _done = [];
    private readonly Bursts _bursts;

    public BurstsTests()
    {
        _bursts = new(Interval, _clock);
        _clock.Advance(Interval);
    }

    [Fact]
    public void Work_that_comes_alone_runs_at_once()
    {
        Post("one");
        Assert.Equal(["one"], _done);

        _clock.Advance(Interval);
        Post("two");
        Assert.Equal(["one", "two"], _done);
    }

    [Fact]
    public void Work_that_comes_soon_after_another_waits_and_runs_together_in_order()
    {
        Post("one");
        Post("two");
        Post("three");
        Assert.Equal(["one"], _done);

        _clock.Advance(Interval);
        Assert.Equal(["one", "two", "three"], _done);
    }

    [Fact]
    public void What_is_posted_while_a_burst_runs_comes_with_the_next()
    {
        Post("one");
        _bursts.Post(() => Post("three"));
        _clock.Advance(Interval);
        Assert.Equal(["one"], _done);

        _clock.Advance(Interval);
        Assert.Equal(["one", "three"], _done);
    }

    [Fact]
    public void Without_an_interval_everything_runs_at_once()
    {
        using var bursts = new Bursts(TimeSpan.Zero, _clock);
        bursts.Post(() => _done.Add("one"));
        bursts.Post(() => _done.Add("two"));
        Assert.Equal(["one", "two"], _done);
    }

    public void Dispose() => _bursts.Dispose();

    private void Post(string name) => _bursts.Post(() => _done.Add(name));
}
