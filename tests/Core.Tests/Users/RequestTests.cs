using Interpreter.Core.Users;

namespace Interpreter.Core.Tests.Users;

public sealed class RequestTests
{
    private static readonly UserLimits Six = new() { RequestsPerMinute = 6 };

    [Fact]
    public void Requests_beyond_the_burst_wait_and_are_served_in_the_order_they_came()
    {
        var user = new MachineRig(Six, options => options with { RequestWait = TimeSpan.FromSeconds(30) });
        Assert.Equal(6, user.AdmitAll(6));
        Assert.Null(user.Admit(1));
        Assert.Null(user.Admit(2));
        Assert.Null(user.Admit(3));
        Assert.Equal(MachineRig.Start + TimeSpan.FromSeconds(10), user.Machine.NextDeadline(user.Now));
        Assert.Equal([(1, true)], user.Advance(TimeSpan.FromSeconds(10)));
        Assert.Equal([(2, true), (3, true)], user.Advance(TimeSpan.FromSeconds(20)));
        Assert.Null(user.Machine.NextDeadline(user.Now));
    }

    [Fact]
    public void Who_comes_late_never_overtakes_who_waits()
    {
        var user = new MachineRig(Six);
        user.AdmitAll(6);
        Assert.Null(user.Admit(1));

        // A request is there again, but the timer has not told yet.
        user.Now += TimeSpan.FromSeconds(10);
        Assert.False(user.Admit(2)?.IsAllowed ?? false);
        Assert.Equal([(1, true)], user.Advance(TimeSpan.Zero));
    }

    [Fact]
    public void A_request_whose_turn_comes_too_late_is_refused_at_once_and_told_when()
    {
        var user = new MachineRig(Six);
        user.AdmitAll(6);
        Assert.Null(user.Admit(1));
        var refused = user.Admit(2)!;
        Assert.Equal((LimitKind.RequestsPerMinute, TimeSpan.FromSeconds(20)), (refused.Refused, refused.RetryAfter));
        Assert.Equal((6, 6, 0), (refused.Budget[LimitKind.RequestsPerMinute].Limit, refused.Budget[LimitKind.RequestsPerMinute].Used, refused.Budget[LimitKind.RequestsPerMinute].Remaining));
    }

    [Fact]
    public void No_more_wait_than_may()
    {
        var user = new MachineRig(new() { RequestsPerMinute = 600 }, options => options with { MaxWaiting = 3 });
        Assert.Equal(600, user.AdmitAll(600));
        Assert.All([1, 2, 3], ticket => Assert.Null(user.Admit(ticket)));
        Assert.Equal((LimitKind.RequestsPerMinute, TimeSpan.FromSeconds(0.4)), (user.Admit(4)!.Refused, user.Admit(5)!.RetryAfter));
    }

    [Fact]
    public void Who_gives_up_gives_the_place_back()
    {
        var user = new MachineRig(Six, options => options with { RequestWait = TimeSpan.FromSeconds(20) });
        user.AdmitAll(6);
        Assert.Null(user.Admit(1));
        Assert.Null(user.Admit(2));
        Assert.False(user.Admit(3)!.IsAllowed);
        Assert.True(user.Machine.Cancel(1, user.Now));
        Assert.False(user.Machine.Cancel(1, user.Now));
        Assert.Null(user.Admit(4));
        Assert.Equal([(2, true)], user.Advance(TimeSpan.FromSeconds(10)));
        Assert.Equal([(4, true)], user.Advance(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void A_limit_that_is_lowered_refuses_those_who_would_wait_too_long()
    {
        var user = new MachineRig(new() { RequestsPerMinute = 60 });
        user.AdmitAll(60);
        Assert.All(Enumerable.Range(1, 10), ticket => Assert.Null(user.Admit(ticket)));
        user.Machine.SetLimits(Six, user.Now);
        var answers = user.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(10, answers.Count);
        Assert.Equal([(1, true)], answers.Where(answer => answer.IsAllowed));
    }

    [Fact]
    public void A_limit_that_is_lifted_lets_all_pass_at_once()
    {
        var user = new MachineRig(Six);
        user.AdmitAll(6);
        Assert.Null(user.Admit(1));
        user.Machine.SetLimits(new(), user.Now);
        Assert.Equal(100, user.AdmitAll(100));
        Assert.Null(user.Machine.NextDeadline(user.Now));
        Assert.Null(user.Budget[LimitKind.RequestsPerMinute].Remaining);
    }

    [Fact]
    public void A_closed_account_is_refused_without_a_time_to_come_back()
    {
        var user = new MachineRig(Six);
        user.AdmitAll(6);
        Assert.Null(user.Admit(1));
        user.Machine.SetLimits(UserLimits.Nothing, user.Now);
        Assert.Equal((LimitKind.RequestsPerMinute, null), (user.Admit(2)!.Refused, user.Admit(2)!.RetryAfter));
        Assert.False(user.Hold("a").IsAllowed);
        Assert.NotEmpty(user.Budget.ExhaustedToday);
        Assert.Null(user.Machine.NextDeadline(user.Now));
    }

    [Fact]
    public void In_any_hour_no_more_pass_than_a_burst_and_the_hours_number()
    {
        var random = new Random(1);
        var user = new MachineRig(new() { RequestsPerMinute = 17 }, options => options with { RequestWait = TimeSpan.FromSeconds(9), MaxWaiting = 5 });
        var (passed, ticket) = (0, 0);
        while (user.Now < MachineRig.Start + TimeSpan.FromHours(1))
        {
            ticket++;
            passed += user.Admit(ticket) is { IsAllowed: true } ? 1 : 0;
            _ = random.Next(4) == 0 && user.Machine.Cancel(ticket, user.Now);
            passed += user.Advance(TimeSpan.FromMilliseconds(random.Next(3000))).Count(answer => answer.IsAllowed);
        }

        Assert.InRange(passed, 17 * 50, 17 * 61);
    }
}
