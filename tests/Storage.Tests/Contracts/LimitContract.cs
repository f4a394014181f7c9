using Interpreter.Core.Users;
using Interpreter.Storage.Tests.Fixtures;

namespace Interpreter.Storage.Tests.Contracts;

/// <summary>What a user has used of the day, kept in the database.</summary>
public abstract class LimitContract(IDatabases databases) : Contract(databases)
{
    private static readonly UserMetrics Metrics = new();

    [Fact]
    public async Task What_was_used_survives_a_restart_whole_and_ends_at_midnight()
    {
        var anna = await UserAsync();
        await Store.Users.UpdateAsync(anna.Id, new() { Limits = """{"tokens_per_day":1000}""" }, Token);
        await using (var first = Open(Store))
        {
            await first.Find(anna.Id).SpendAsync(new("model", new(990, 0, 0, 10, 0), TimeSpan.FromSeconds(1.5)), Token);
        }

        await using (var store = await OpenAsync())
        await using (var second = Open(store))
        {
            var budget = await second.Find(anna.Id).GetBudgetAsync(Token);
            Assert.Equal((1000, 0.025m), (budget[LimitKind.TokensPerDay].Used, budget[LimitKind.AudioMinutesPerDay].Used));
            Assert.Equal(LimitKind.TokensPerDay, (await second.Find(anna.Id).AdmitRequestAsync(Token)).Refused);
            Clock.Advance(budget.ResetsAt - Clock.GetUtcNow());
            Assert.True((await second.Find(anna.Id).AdmitRequestAsync(Token)).IsAllowed);
        }
    }

    [Fact]
    public async Task Processes_that_count_one_user_at_once_lose_nothing()
    {
        var anna = await UserAsync();
        await using var store = await OpenAsync();
        LocalUserDirectory[] both = [Open(Store), Open(store)];
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(both.Select(directory => directory.Find(anna.Id).SpendAsync(new(null, new(1, 0, 0, 0, 0), TimeSpan.Zero), Token)));
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        foreach (var directory in both)
        {
            await directory.DisposeAsync();
        }

        await using var third = Open(Store);
        Assert.Equal(10, (await third.Find(anna.Id).GetBudgetAsync(Token))[LimitKind.TokensPerDay].Used);
    }

    [Fact]
    public async Task A_deleted_user_is_allowed_nothing_and_leaves_nothing()
    {
        var anna = await UserAsync();
        await using (var directory = Open(Store))
        {
            var user = directory.Find(anna.Id);
            await user.SpendAsync(new(null, new(1, 0, 0, 0, 0), TimeSpan.Zero), Token);
            await Store.Users.DeleteAsync(anna.Id, Token);
            await user.LimitsChangedAsync(Token);
            Assert.False((await user.AdmitRequestAsync(Token)).IsAllowed);
            await user.SpendAsync(new(null, new(1, 0, 0, 0, 0), TimeSpan.Zero), Token);
        }

        Assert.Null(await Store.Snapshots.ReadAsync("user", $"{anna.Id}", Token));
    }

    [Fact]
    public async Task A_user_deleted_behind_its_back_is_stored_no_more()
    {
        var anna = await UserAsync();
        await using (var directory = Open(Store))
        {
            await directory.Find(anna.Id).SpendAsync(new(null, new(1, 0, 0, 0, 0), TimeSpan.Zero), Token);
            await Store.Users.DeleteAsync(anna.Id, Token);
        }

        Assert.Null(await Store.Snapshots.ReadAsync("user", $"{anna.Id}", Token));
    }

    private LocalUserDirectory Open(Store store) => new(store.Users, store.Snapshots, new(), Metrics, null, Clock);
}
