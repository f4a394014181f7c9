using Interpreter.Core.Users;
using Interpreter.Web.Limits;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Tests.Limits;

public sealed class BudgetHeadersTests
{
    [Fact]
    public void What_is_limited_is_told_and_rounded_down()
    {
        var headers = Write(new(LimitKind.RequestsPerMinute, 60, 45), new(LimitKind.AudioMinutesPerDay, 10, 2.51m), new(LimitKind.TokensPerDay, 1000, 1), new(LimitKind.SpendPerDay, 2.5m, 1.2345678m));
        Assert.Equal(
            ["X-Quota-Audio-Seconds-Remaining: 449", "X-Quota-Spend-Remaining: 1.265432", "X-Quota-Tokens-Remaining: 999", "X-RateLimit-Limit: 60", "X-RateLimit-Remaining: 15", "X-RateLimit-Reset: 45"],
            headers);
    }

    [Fact]
    public void What_is_overdrawn_has_nothing_left() =>
        Assert.Equal(["X-Quota-Tokens-Remaining: 0"], Write(new BudgetItem(LimitKind.TokensPerDay, 1000, 1234)));

    [Fact]
    public void A_limit_of_none_allowed_has_no_moment_at_which_it_is_full() =>
        Assert.Equal(["X-RateLimit-Limit: 0", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 0"], Write(new BudgetItem(LimitKind.RequestsPerMinute, 0, 0)));

    [Fact]
    public void What_is_not_limited_is_not_told() => Assert.Empty(Write());

    private static IEnumerable<string> Write(params BudgetItem[] limited)
    {
        var items = Enum.GetValues<LimitKind>().Select(kind => limited.FirstOrDefault(item => item.Kind == kind) ?? new(kind, null, 7));
        var context = new DefaultHttpContext();
        BudgetHeaders.Write(context.Response, new([.. items], DateTimeOffset.UnixEpoch));
        return context.Response.Headers.Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal);
    }
}
