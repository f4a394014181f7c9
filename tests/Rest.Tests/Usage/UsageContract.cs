using System.Globalization;
using System.Net;
using Interpreter.Rest.Tests.Fixtures;

namespace Interpreter.Rest.Tests.Usage;

/// <summary>GET chat-sessions/usage.</summary>
public abstract class UsageContract(RestServer server) : RestContract(server)
{
    [Fact]
    public async Task Every_day_asked_for_is_told_with_what_was_used_on_it_by_nobody_else()
    {
        var (anna, boris) = (await Server.RegisterAsync(), await Server.RegisterAsync());
        await Server.SayAsync(anna, await anna.CreateSessionAsync(), Seeding.Talk);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var (from, to) = (Day(today.AddDays(-2)), Day(today.AddDays(2)));

        var usage = (await anna.GetAsync($"chat-sessions/usage/?from={from}&to={to}")).Ok();
        Answer.HasFields(usage, "from", "to", "days");
        Assert.Equal((from, to), ((string)usage["from"]!, (string)usage["to"]!));
        var days = usage["days"]!.AsArray();
        Assert.Equal(Enumerable.Range(-2, 5).Select(offset => Day(today.AddDays(offset))), days.Select(day => (string)day!["day"]!));
        Answer.HasFields(days[0], "day", "messages", "tokens", "response_time");
        Assert.Equal(2, days.Sum(day => (int)day!["messages"]!));
        Assert.Equal(155, days.Sum(day => (int)day!["tokens"]!));
        Assert.Equal(2.4, days.Sum(day => (double)day!["response_time"]!), 6);

        var others = (await boris.GetAsync($"chat-sessions/usage?from={from}&to={to}")).Ok()["days"]!.AsArray();
        Assert.Equal(0, others.Sum(day => (int)day!["messages"]!));
    }

    [Fact]
    public async Task Without_days_it_is_the_last_thirty()
    {
        var anna = await Server.RegisterAsync();
        var usage = (await anna.GetAsync("chat-sessions/usage/")).Ok();
        Assert.Equal(30, usage["days"]!.AsArray().Count);
        Assert.Equal(366, (await anna.GetAsync("chat-sessions/usage/?from=2024-01-01&to=2024-12-31")).Ok()["days"]!.AsArray().Count);
        Assert.Single((await anna.GetAsync("chat-sessions/usage/?from=2999-01-01")).Ok()["days"]!.AsArray());
        Assert.Equal("0001-01-01", (string)(await anna.GetAsync("chat-sessions/usage/?to=0001-01-02")).Ok()["from"]!);
    }

    [Theory]
    [InlineData("from=yesterday", """{"from":["Give a day, such as 2026-01-31."]}""")]
    [InlineData("from=2026-02-30&to=1", """{"from":["Give a day, such as 2026-01-31."],"to":["Give a day, such as 2026-01-31."]}""")]
    [InlineData("from=2026-01-02&to=2026-01-01", """{"to":["Give a day that is not before the first, and at most 365 days after it."]}""")]
    [InlineData("from=2024-01-01&to=2025-01-01", """{"to":["Give a day that is not before the first, and at most 365 days after it."]}""")]
    [InlineData("from=2024-01-01';DROP TABLE users--", """{"from":["Give a day, such as 2026-01-31."]}""")]
    public async Task Days_that_are_none_are_refused(string query, string says)
    {
        var anna = await Server.RegisterAsync();
        (await anna.GetAsync($"chat-sessions/usage/?{query}")).Says(HttpStatusCode.BadRequest, says);
    }

    [Fact]
    public async Task Nobody_else_is_told()
    {
        var guest = await Server.RegisterAsync();
        guest.Token = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await guest.GetAsync("chat-sessions/usage/")).Status);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
