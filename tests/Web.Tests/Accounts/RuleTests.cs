using System.Net;
using Interpreter.Testing;
using Interpreter.Web.Accounts;

namespace Interpreter.Web.Tests.Accounts;

public sealed class RuleTests
{
    [Theory]
    [InlineData("anna")]
    [InlineData("Anna.K+test@example.org")]
    [InlineData("юлия_2")]
    [InlineData("김민수")]
    [InlineData("田中太郎")]
    [InlineData("Zoë")]
    [InlineData("𠮷野家")]
    public void Names_of_every_script_are_allowed(string name) => Assert.Null(UsernameRules.Check(name));

    [Theory]
    [InlineData("anna k")]
    [InlineData(" anna")]
    [InlineData("anna\t")]
    [InlineData("anna/k")]
    [InlineData("anna🙂")]
    [InlineData("anna\u200b")]
    [InlineData("anna\u202e")]
    [InlineData("Zoe\u0308")]
    [InlineData("\u1112\u1161\u11ab")]
    [InlineData("ａｄｍｉｎ")]
    [InlineData("ﬁrst")]
    [InlineData("𝐚𝐝𝐦𝐢𝐧")]
    public void A_name_that_could_be_spelled_otherwise_or_not_be_seen_is_refused(string name) => Assert.NotNull(UsernameRules.Check(name));

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1", true)]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1", true)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    [InlineData("2001:db8::1", "2001:db8::ffff:1", true)]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", false)]
    public void An_address_counts_with_its_network(string one, string other, bool same) =>
        Assert.Equal(same, ClientAddress.Key(IPAddress.Parse(one)) == ClientAddress.Key(IPAddress.Parse(other)));

    [Fact]
    public void Failures_outside_the_window_do_not_add_up()
    {
        var clock = new FakeClock();
        var failures = new FailureCount(2, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1), clock);
        failures.Add("a");
        clock.Advance(TimeSpan.FromMinutes(1));
        failures.Add("a");
        Assert.Null(failures.LockedFor("a"));
        failures.Add("a");
        Assert.Equal(TimeSpan.FromMinutes(5), failures.LockedFor("a"));
        Assert.Null(failures.LockedFor("b"));
    }

    [Fact]
    public void Of_many_names_the_one_seen_longest_ago_is_forgotten()
    {
        var keys = new RecentKeys<int>(2);
        keys.Set("a", 1);
        keys.Set("b", 2);
        keys.Set("a", 3);
        keys.Set("c", 4);
        Assert.False(keys.TryGet("b", out _));
        Assert.True(keys.TryGet("a", out var value) && value == 3);
        Assert.True(keys.TryGet("c", out _));
    }
}
