using Interpreter.Core.Users;

namespace Interpreter.Core.Tests.Users;

public sealed class HoldTests
{
    private static readonly UserLimits Two = new() { ConcurrentSessions = 2 };

    [Fact]
    public void No_more_sessions_live_than_may_until_one_is_closed()
    {
        var user = new MachineRig(Two);
        Assert.True(user.Hold("a").IsAllowed);
        Assert.Equal(2, user.Hold("b").Budget[LimitKind.ConcurrentSessions].Used);
        var refused = user.Hold("c");
        Assert.Equal((LimitKind.ConcurrentSessions, null), (refused.Refused, refused.RetryAfter));
        user.Machine.Close("a");
        user.Machine.Close("never there");
        Assert.True(user.Hold("c").IsAllowed);
        Assert.False(user.Hold("a").IsAllowed);
    }

    [Fact]
    public void A_session_that_lives_is_never_refused()
    {
        var user = new MachineRig(new() { ConcurrentSessions = 2, TokensPerDay = 10 });
        user.Hold("a");
        user.Spend(10);
        user.Machine.SetLimits(UserLimits.Nothing, user.Now);
        for (var minute = 0; minute < 10; minute++)
        {
            user.Advance(TimeSpan.FromMinutes(1));
            Assert.True(user.Hold("a").IsAllowed);
        }
    }

    [Fact]
    public void A_session_that_is_not_heard_of_for_three_minutes_is_counted_no_longer()
    {
        var user = new MachineRig(Two);
        user.Hold("a");
        user.Hold("b");
        user.Advance(TimeSpan.FromMinutes(2));
        user.Hold("b");
        user.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        Assert.False(user.Hold("c").IsAllowed);
        user.Advance(TimeSpan.FromTicks(1));
        Assert.True(user.Hold("c").IsAllowed);
        Assert.False(user.Hold("a").IsAllowed);
        Assert.False(user.Machine.IsAtRest(user.Now));
        user.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(0, user.Budget[LimitKind.ConcurrentSessions].Used);
        Assert.True(user.Machine.IsAtRest(user.Now));
    }
}
