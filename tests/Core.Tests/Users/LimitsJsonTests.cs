using System.Text.Json;
using Interpreter.Core.Users;

namespace Interpreter.Core.Tests.Users;

public sealed class LimitsJsonTests
{
    [Fact]
    public void Limits_come_back_as_they_were_written()
    {
        var limits = new UserLimits { RequestsPerMinute = 0, ConcurrentSessions = UserLimits.Unlimited, AudioMinutesPerDay = 1.5m, TokensPerDay = 1_000_000_000_000_000, SpendPerDay = 0.25m };
        Assert.Equal(
            """{"requests_per_minute":0,"concurrent_sessions":"unlimited","audio_minutes_per_day":1.5,"tokens_per_day":1000000000000000,"spend_per_day":0.25}""",
            LimitsJson.Write(limits));
        Assert.Equal(limits, LimitsJson.Read(LimitsJson.Write(limits), out var problems));
        Assert.Empty(problems);
        Assert.Equal("", LimitsJson.Write(new()));
        Assert.Equal(new(), LimitsJson.Read("", out _));
    }

    [Theory]
    [InlineData("""{"requests_per_minute":-1}""", "requests_per_minute")]
    [InlineData("""{"requests_per_minute":1.5}""", "requests_per_minute")]
    [InlineData("""{"requests_per_minute":1000001}""", "requests_per_minute")]
    [InlineData("""{"requests_per_minute":"10"}""", "requests_per_minute")]
    [InlineData("""{"tokens_per_day":1000000000000001}""", "tokens_per_day")]
    [InlineData("""{"spend_per_day":1e400}""", "spend_per_day")]
    [InlineData("""{"spend_per_day":"Unlimited"}""", "spend_per_day")]
    [InlineData("""{"audio_minutes_per_day":[]}""", "audio_minutes_per_day")]
    [InlineData("""{"concurrent_sessions":true}""", "concurrent_sessions")]
    [InlineData("""{"requests_per_hour":1}""", "requests_per_hour")]
    [InlineData("[]", "")]
    [InlineData("nonsense", "")]
    public void What_can_t_be_read_is_named_and_is_everybodys(string json, string field)
    {
        Assert.Equal(new(), LimitsJson.Read(json, out var problems));
        Assert.Equal(field, Assert.Single(problems).Field);
    }

    [Fact]
    public void A_change_leaves_what_it_does_not_name_and_null_goes_back_to_everybodys()
    {
        var limits = new UserLimits { RequestsPerMinute = 5, TokensPerDay = 10 };
        using var change = JsonDocument.Parse("""{"requests_per_minute":null,"spend_per_day":2}""");
        Assert.Equal(new() { TokensPerDay = 10, SpendPerDay = 2 }, LimitsJson.Change(limits, change.RootElement, out _));
    }

    [Fact]
    public void A_users_own_limits_go_over_everybodys()
    {
        var everybody = new UserLimits { RequestsPerMinute = 60, ConcurrentSessions = 10, SpendPerDay = 1 };
        var own = new UserLimits { RequestsPerMinute = 0, ConcurrentSessions = UserLimits.Unlimited, TokensPerDay = 100 };
        Assert.Equal(new() { RequestsPerMinute = 0, TokensPerDay = 100, SpendPerDay = 1 }, own.Over(everybody));
    }
}
