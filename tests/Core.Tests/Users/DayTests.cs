using Interpreter.Core.Pricing;
using Interpreter.Core.Users;

namespace Interpreter.Core.Tests.Users;

public sealed class DayTests
{
    private static readonly TimeSpan ToMidnight = TimeSpan.FromHours(12);

    [Fact]
    public void What_was_taken_counts_even_beyond_the_limit_and_the_next_request_is_refused_until_midnight()
    {
        var user = new MachineRig(new() { TokensPerDay = 1000 });
        Assert.True(user.Admit(1)!.IsAllowed);
        Assert.Equal(1500, user.Spend(1500)[LimitKind.TokensPerDay].Used);
        var refused = user.Admit(2)!;
        Assert.Equal((LimitKind.TokensPerDay, ToMidnight), (refused.Refused, refused.RetryAfter));
        Assert.Equal(0, refused.Budget[LimitKind.TokensPerDay].Remaining);
        Assert.Equal(MachineRig.Start + ToMidnight, refused.Budget.ResetsAt);
        Assert.Equal(LimitKind.TokensPerDay, user.Hold("a").Refused);

        user.Advance(ToMidnight - TimeSpan.FromTicks(1));
        Assert.False(user.Admit(3)!.IsAllowed);
        user.Advance(TimeSpan.FromTicks(1));
        Assert.True(user.Admit(4)!.IsAllowed);
        Assert.Equal(0, user.Budget[LimitKind.TokensPerDay].Used);
    }

    [Fact]
    public void Who_waits_is_refused_as_soon_as_the_day_is_used_up()
    {
        var user = new MachineRig(new() { RequestsPerMinute = 60, TokensPerDay = 1000 });
        user.AdmitAll(60);
        Assert.Null(user.Admit(1));
        user.Spend(1000);
        Assert.Equal([(1, false)], user.Advance(TimeSpan.Zero).Append((1, false)).Distinct());
        Assert.Null(user.Machine.NextDeadline(user.Now));
    }

    [Fact]
    public void Audio_is_counted_in_minutes_and_money_by_the_price_table()
    {
        var user = new MachineRig(new() { AudioMinutesPerDay = 10, SpendPerDay = 1 });
        Assert.Equal(2.5m, user.Spend(minutes: 2.5, model: null)[LimitKind.AudioMinutesPerDay].Used);
        var budget = user.Machine.Spend(new("models/cheap", new(1000, 1000, 1000, 1000, 1000), TimeSpan.Zero), user.Now);
        Assert.Equal((1 + 2 + 1 + 4 + 8) / 1000m, budget[LimitKind.SpendPerDay].Used);
        Assert.Equal(5000, budget[LimitKind.TokensPerDay].Used);
    }

    [Fact]
    public void A_model_without_a_price_counts_as_dear_as_the_dearest_of_each_kind_unless_there_is_a_price_for_all_others()
    {
        var tokens = new BilledTokens(1000, 1000, 0, 1000, 1000);
        var user = new MachineRig(new());
        Assert.Equal((3 + 2 + 5 + 8) / 1000m, user.Machine.Spend(new("unheard-of", tokens, TimeSpan.Zero), user.Now)[LimitKind.SpendPerDay].Used);

        var any = new KeyValuePair<string, ModelPrice>(PriceTable.AnyOther, new() { InputText = 10, InputAudio = 10, InputImage = 10, OutputText = 10, OutputAudio = 10 });
        var other = new MachineRig(new(), options => options with { Prices = options.Prices.With([any]) });
        Assert.Equal(0.04m, other.Machine.Spend(new("unheard-of", tokens, TimeSpan.Zero), other.Now)[LimitKind.SpendPerDay].Used);
        Assert.Equal(0.04m + 0.015m, other.Machine.Spend(new("cheap", tokens, TimeSpan.Zero), other.Now)[LimitKind.SpendPerDay].Used);
    }

    [Fact]
    public void Most_of_a_day_used_is_noted_once_and_anew_the_next_day()
    {
        var user = new MachineRig(new() { TokensPerDay = 1000 });
        user.Spend(799);
        Assert.Empty(user.Notes);
        user.Spend(1);
        user.Spend(100);
        var low = Assert.IsType<UserNote.Low>(Assert.Single(user.Notes));
        Assert.Equal(new(LimitKind.TokensPerDay, 1000, 800), low.Limit);
        user.Advance(ToMidnight);
        user.Spend(900);
        Assert.Equal(2, user.Notes.Count);
    }

    [Fact]
    public void A_higher_limit_is_warned_of_anew()
    {
        var user = new MachineRig(new() { TokensPerDay = 1000 });
        user.Spend(800);
        user.Machine.SetLimits(new() { TokensPerDay = 2000 }, user.Now);
        user.Spend(800);
        Assert.Equal([1000, 2000], user.Notes.Cast<UserNote.Low>().Select(low => low.Limit.Limit ?? 0));
    }

    [Fact]
    public void Refusals_are_noted_once_a_minute_a_limit()
    {
        var user = new MachineRig(new() { TokensPerDay = 0, ConcurrentSessions = 0 });
        for (var ticket = 0; ticket < 100; ticket++)
        {
            user.Admit(ticket);
        }

        Assert.IsType<UserNote.Refused>(Assert.Single(user.Notes));
        user.Advance(TimeSpan.FromMinutes(1));
        user.Admit(100);
        Assert.Equal(2, user.Notes.Count);
    }

    [Fact]
    public void What_another_process_stored_is_added_to_and_nothing_is_lost()
    {
        var user = new MachineRig(new());
        user.Spend(100);
        var first = user.Machine.BeginWrite(user.Now);
        user.Spend(10);
        user.Machine.Written();
        Assert.True(user.Machine.IsUnstored);
        Assert.Equal(100, first.Tokens);

        // The next write meets what another has written on top of the first.
        Assert.Equal(110, user.Machine.BeginWrite(user.Now).Tokens);
        user.Machine.Found(first with { Tokens = 1100 }, user.Now);
        Assert.Equal(1110, user.Budget[LimitKind.TokensPerDay].Used);
        Assert.Equal(1110, user.Machine.BeginWrite(user.Now).Tokens);
        user.Machine.Written();
        Assert.False(user.Machine.IsUnstored);
        Assert.Equal(1110, user.Budget[LimitKind.TokensPerDay].Used);
    }

    [Fact]
    public void A_write_that_ends_after_midnight_does_not_count_for_the_new_day()
    {
        var user = new MachineRig(new());
        user.Spend(100);
        user.Machine.BeginWrite(user.Now);
        user.Advance(ToMidnight);
        user.Spend(7);
        user.Machine.Written();
        Assert.Equal((7, true), ((int)user.Budget[LimitKind.TokensPerDay].Used, user.Machine.IsUnstored));
        Assert.Equal(new(2026, 1, 2), user.Machine.BeginWrite(user.Now).Day);
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(0, 110)]
    [InlineData(1, 110)]
    [InlineData(2, 10)]
    public void Of_what_is_found_only_the_running_day_counts_or_one_that_another_clock_has_just_begun(int days, int used)
    {
        var user = new MachineRig(new());
        user.Spend(10);
        user.Machine.Found(new(new DateOnly(2026, 1, 1).AddDays(days), 0, 100, 0, DateTimeOffset.MinValue), user.Now);
        Assert.Equal(used, user.Budget[LimitKind.TokensPerDay].Used);
    }

    [Fact]
    public void A_burst_does_not_begin_anew_with_the_process()
    {
        var user = new MachineRig(new() { RequestsPerMinute = 6 });
        user.AdmitAll(6);
        var next = new MachineRig(new() { RequestsPerMinute = 6 });
        next.Machine.Found(user.Machine.BeginWrite(user.Now), next.Now);
        Assert.Null(next.Admit(1));
    }
}
