using Interpreter.Cli.Conversation;
using Interpreter.Testing;

namespace Interpreter.Cli.Tests.Conversation;

public sealed class PaceTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(50);

    private readonly FakeClock _clock = new();

    [Fact]
    public void Audio_goes_out_at_the_speed_at_which_it_was_spoken()
    {
        var pace = new Pace(_clock, 1);

        var first = pace.WaitAsync(Frame, TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromMilliseconds(49));
        Assert.False(first.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(first.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_late_frame_is_caught_up_with()
    {
        var pace = new Pace(_clock, 1);
        _clock.Advance(TimeSpan.FromMilliseconds(80));

        Assert.True(pace.WaitAsync(Frame, TestContext.Current.CancellationToken).IsCompletedSuccessfully);

        var second = pace.WaitAsync(Frame, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        Assert.True(second.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(1, 2_000, 50)]
    [InlineData(10, 20, 5)]
    public void After_a_stall_it_goes_on_without_a_burst(double speed, int stall, int wait)
    {
        var pace = new Pace(_clock, speed);
        _clock.Advance(TimeSpan.FromMilliseconds(stall));

        var next = pace.WaitAsync(Frame, TestContext.Current.CancellationToken);

        _clock.Advance(TimeSpan.FromMilliseconds(wait - 1));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(next.IsCompletedSuccessfully);
    }
}
