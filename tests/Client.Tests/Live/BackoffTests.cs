using Interpreter.Client.Live;
using Interpreter.Client.Live.Wire;

namespace Interpreter.Client.Tests.Live;

public sealed class BackoffTests
{
    [Fact]
    public void Waits_double_up_to_the_maximum_and_begin_anew_after_a_success()
    {
        var backoff = new Backoff(new ReconnectOptions { FirstDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(5) }, () => 1);

        Assert.Equal([1.0, 2, 4, 5, 5], Enumerable.Range(0, 5).Select(_ => backoff.Next().TotalSeconds));
        backoff.Reset();
        Assert.Equal(1, backoff.Next().TotalSeconds);
    }

    [Theory]
    [InlineData(0, 0.2)]
    [InlineData(0.5, 0.6)]
    public void Clients_do_not_come_back_in_step_and_none_at_once(double drawn, double seconds) =>
        Assert.Equal(seconds, new Backoff(new ReconnectOptions { FirstDelay = TimeSpan.FromSeconds(1) }, () => drawn).Next().TotalSeconds, 6);

    [Fact]
    public void It_goes_on_for_as_long_as_one_likes()
    {
        var backoff = new Backoff(new ReconnectOptions(), () => 1);

        for (var i = 0; i < 5000; i++)
        {
            backoff.Next();
        }

        Assert.Equal(8, backoff.Next().TotalSeconds);
    }
}
