using Interpreter.Core.Storage;
using Interpreter.Storage.Tests.Fixtures;

namespace Interpreter.Storage.Tests.Contracts;

public abstract class StatisticsContract(IDatabases databases) : Contract(databases)
{
    [Fact]
    public async Task Nothing_is_counted_as_nothing()
    {
        var anna = await UserAsync();
        var statistics = await Store.Statistics.OfUserAsync(anna.Id, 5, Token);
        Assert.Equal((0, 0, 0, 0), (statistics.TotalSessions, statistics.ActiveSessions, statistics.TotalMessages, statistics.TotalTokens));
        Assert.Equal((0, 0, 0), (statistics.AverageMessagesPerSession, statistics.AverageTokensPerMessage, statistics.AverageResponseTime));
        Assert.Empty(statistics.RecentSessions);
        var totals = await Store.Statistics.TotalsAsync(5, Token);
        Assert.Empty(totals.SessionsByUser);
        Assert.Empty(totals.TopPrompts);
    }

    [Fact]
    public async Task A_users_sessions_messages_and_tokens_are_counted_and_averaged()
    {
        var anna = await UserAsync();
        var first = await SessionAsync(anna, "first");
        Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await SessionAsync(anna, "second");
        await Store.Sessions.UpdateAsync(anna.Id, second.Id, new SessionChanges { IsActive = false }, Token);
        await StoreAsync(first, (10, null), (20, 1.0), (30, 2.0));
        await SayAsync(await SessionAsync(await UserAsync("boris")), "his");

        var statistics = await Store.Statistics.OfUserAsync(anna.Id, 1, Token);
        Assert.Equal((2, 1, 3, 60), (statistics.TotalSessions, statistics.ActiveSessions, statistics.TotalMessages, statistics.TotalTokens));
        Assert.Equal((1.5, 20, 1.5), (statistics.AverageMessagesPerSession, statistics.AverageTokensPerMessage, statistics.AverageResponseTime));
        Assert.Equal(new RecentSession { Id = second.Id, Title = "second", MessagesCount = 0, UpdatedAt = Clock.GetUtcNow() }, Assert.Single(statistics.RecentSessions));
        Assert.Equal(3, (await Store.Statistics.OfUserAsync(anna.Id, 2, Token)).RecentSessions[1].MessagesCount);
    }

    [Fact]
    public async Task Administrators_see_totals_of_all_users()
    {
        var anna = await UserAsync();
        var boris = await UserAsync("boris");
        var hers = await SessionAsync(anna);
        var other = await SessionAsync(anna);
        var his = await SessionAsync(boris);
        await StoreAsync(hers, (5, 1.0));
        foreach (var (session, prompt) in new[] { (hers, "Привет"), (other, "hello"), (his, "Привет"), (his, "") })
        {
            await SayAsync(session, prompt);
        }

        await Store.Messages.AppendAsync(boris.Id, his.Id, [new NewMessage(MessageRole.User, "spoken") { Type = MessageType.Audio }], Token);

        var totals = await Store.Statistics.TotalsAsync(2, Token);
        Assert.Equal((3, 6, 5, 1.0), (totals.Sessions.TotalSessions, totals.Sessions.TotalMessages, totals.Sessions.TotalTokens, totals.Sessions.AverageResponseTime));
        Assert.Equal(2, totals.Sessions.RecentSessions.Count);
        Assert.Equal([("anna", 2), ("boris", 1)], totals.SessionsByUser.Select(user => (user.Username, user.Sessions)));
        Assert.Equal([("Привет", 2), ("hello", 1)], totals.TopPrompts.Select(prompt => (prompt.Prompt, prompt.Count)));
    }

    [Fact]
    public async Task Counts_follow_what_is_measured_put_away_cleared_and_deleted()
    {
        var anna = await UserAsync();
        var boris = await UserAsync("boris");
        var (first, second, his) = (await SessionAsync(anna), await SessionAsync(anna), await SessionAsync(boris));
        await StoreAsync(first, (10, 2.0), (20, null));
        await StoreAsync(second, (5, 1.0));
        await StoreAsync(his, (7, 4.0));
        Assert.Equal((2, 2, 3, 35, 1.5), await CountedAsync(anna));

        var late = await SayAsync(first, "late");
        await Store.Messages.MeasureAsync(anna.Id, late.Id, new MessageMeasures { TokensUsed = 3, ResponseTime = 3.0 }, Token);
        Assert.Equal((2, 2, 4, 38, 2.0), await CountedAsync(anna));

        await Store.Sessions.UpdateAsync(anna.Id, first.Id, new SessionChanges { IsActive = false }, Token);
        await Store.Sessions.UpdateAsync(anna.Id, first.Id, new SessionChanges { IsActive = false, Title = "put away" }, Token);
        Assert.Equal((2, 1, 4, 38, 2.0), await CountedAsync(anna));

        await Store.Messages.DeleteAsync(anna.Id, late.Id, Token);
        Assert.Equal((2, 1, 3, 35, 1.5), await CountedAsync(anna));

        await Store.Messages.ClearAsync(anna.Id, first.Id, Token);
        Assert.Equal((2, 1, 1, 5, 1.0), await CountedAsync(anna));

        await Store.Sessions.DeleteAsync(anna.Id, second.Id, Token);
        Assert.Equal((1, 0, 0, 0, 0), await CountedAsync(anna));
        Assert.Equal((2, 1, 1, 7, 4.0), await CountedAsync(null));

        await Store.Users.DeleteAsync(boris.Id, Token);
        Assert.Equal((1, 0, 0, 0, 0), await CountedAsync(null));
        Assert.Equal([("anna", 1)], (await Store.Statistics.TotalsAsync(5, Token)).SessionsByUser.Select(user => (user.Username, user.Sessions)));
    }

    [Fact]
    public async Task Whoever_writes_at_once_is_counted_once()
    {
        var anna = await UserAsync();
        var kept = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            var session = await SessionAsync(anna, $"kept {number}");
            var passing = await SessionAsync(anna, $"passing {number}");
            for (var index = 0; index < 5; index++)
            {
                await StoreAsync(session, (2, 0.5));
                await StoreAsync(passing, (3, 0.25));
            }

            await Store.Sessions.DeleteAsync(anna.Id, passing.Id, Token);
            return session;
        }));

        Assert.Equal((kept.Length, kept.Length, 20, 40, 0.5), await CountedAsync(anna));
        Assert.Equal(kept.Length, (await Store.Sessions.ListAsync(anna.Id, new SessionQuery(), Token)).Count);
        Assert.Equal(20, (await Store.Messages.ListAsync(anna.Id, new MessageQuery(), Token)).Count);
    }

    [Fact]
    public async Task Use_is_counted_by_day_in_utc()
    {
        var anna = await UserAsync();
        var session = await SessionAsync(anna);
        var day = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        await StoreAsync(session, (10, 0.5), (20, 0.25));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await StoreAsync(session, (5, null));
        Clock.Advance(TimeSpan.FromDays(2));
        await StoreAsync(session, (1, null));

        Assert.Equal(
            [new DailyUsage(day, 2, 30, 0.75), new DailyUsage(day.AddDays(1), 1, 5, 0)],
            await Store.Statistics.ByDayAsync(anna.Id, day, day.AddDays(2), Token));
        Assert.Equal(new DailyUsage(day.AddDays(3), 1, 1, 0), Assert.Single(await Store.Statistics.ByDayAsync(anna.Id, day.AddDays(3), day.AddDays(3), Token)));
    }

    private async Task<(long Sessions, long Active, long Messages, long Tokens, double Seconds)> CountedAsync(UserAccount? user)
    {
        var counted = user is null ? (await Store.Statistics.TotalsAsync(1, Token)).Sessions : await Store.Statistics.OfUserAsync(user.Id, 1, Token);
        return (counted.TotalSessions, counted.ActiveSessions, counted.TotalMessages, counted.TotalTokens, counted.AverageResponseTime);
    }

    private Task<IReadOnlyList<ChatMessage>?> StoreAsync(ChatSession session, params (int Tokens, double? Seconds)[] answers) =>
        Store.Messages.AppendAsync(
            session.OwnerId,
            session.Id,
            [.. answers.Select(answer => new NewMessage(MessageRole.Assistant, "answer")
            {
                Measures = new MessageMeasures { TokensUsed = answer.Tokens, ResponseTime = answer.Seconds },
            })],
            Token);
}
