using Interpreter.Core.Users;
using Interpreter.Grains.Tests.Fixtures;

namespace Interpreter.Grains.Tests;

/// <summary>What a user is allowed, over all silos, and when one of them is lost.</summary>
public sealed class UserGrainTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClusterFixture _cluster = new() { Users = new UserOptions { RequestWait = TimeSpan.Zero } };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Of_a_thousand_requests_from_all_sides_no_more_pass_than_may()
    {
        _cluster.Accounts.Open(1, """{"requests_per_minute":100}""");
        Assert.Equal(100, await AdmittedAsync(1, 1000));
        Assert.Equal(1, await ActivationsAsync());
    }

    [Fact]
    public async Task Of_a_hundred_sessions_from_all_sides_no_more_are_held_than_may()
    {
        _cluster.Accounts.Open(1);
        var users = Everywhere();
        var holds = await Task.WhenAll(Enumerable.Range(0, 100).Select(index => Task.Run(() => users[index % users.Length].Find(1).HoldSessionAsync($"{index}", Cancel), Cancel)))
            .WaitAsync(Patience, Cancel);
        Assert.Equal(10, holds.Count(hold => hold.IsAllowed));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_a_user_s_silo_is_lost_the_minute_and_the_sessions_stay_counted(bool killed)
    {
        _cluster.Accounts.Open(1, """{"requests_per_minute":100,"concurrent_sessions":2}""");
        Assert.Equal(60, await AdmittedAsync(1, 60));
        Assert.True((await User.HoldSessionAsync("a", Cancel)).IsAllowed);
        Assert.True((await User.HoldSessionAsync("b", Cancel)).IsAllowed);

        await LoseAsync(killed);
        Assert.Equal(40, await AdmittedAsync(1, 100));
        Assert.Equal(LimitKind.ConcurrentSessions, (await User.HoldSessionAsync("c", Cancel)).Refused);
        Assert.True((await User.HoldSessionAsync("a", Cancel)).IsAllowed);

        // Who held the other died with a silo: it is counted until its time is over.
        _cluster.UserClock.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await User.HoldSessionAsync("a", Cancel)).IsAllowed);
        _cluster.UserClock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await User.HoldSessionAsync("c", Cancel)).IsAllowed);
    }

    [Fact]
    public async Task Requests_made_while_the_user_s_silo_is_killed_are_answered_and_no_more_pass_than_may()
    {
        _cluster.Accounts.Open(1, """{"requests_per_minute":100}""");
        await User.GetBudgetAsync(Cancel);
        var user = User;
        var asked = Enumerable.Range(0, 300).Select(_ => Task.Run(() => user.AdmitRequestAsync(Cancel), Cancel)).ToArray();
        await asked[0].WaitAsync(Patience, Cancel);
        await LoseAsync(killed: true);
        var answers = await Task.WhenAll(asked).WaitAsync(TimeSpan.FromSeconds(40), Cancel);
        Assert.InRange(answers.Count(answer => answer.IsAllowed), 1, 100);
        Assert.Equal(0, (await user.GetBudgetAsync(Cancel))[LimitKind.RequestsPerMinute].Remaining);
    }

    private IUser User => _cluster.UsersFromOutside().Find(1);

    private IUserDirectory[] Everywhere() => [_cluster.UsersFromOutside(), _cluster.UsersFrom(0), _cluster.UsersFrom(1)];

    private async Task<int> AdmittedAsync(long id, int requests)
    {
        var users = _cluster.Cluster.Silos.Count > 1 ? Everywhere() : [_cluster.UsersFromOutside()];
        var admissions = await Task.WhenAll(Enumerable.Range(0, requests).Select(index => Task.Run(() => users[index % users.Length].Find(id).AdmitRequestAsync(Cancel), Cancel)))
            .WaitAsync(Patience, Cancel);
        return admissions.Count(admission => admission.IsAllowed);
    }

    private Task<int> ActivationsAsync() => _cluster.Cluster.Client.GetGrain<Orleans.Runtime.IManagementGrain>(0)
        .GetGrainActivationCount((GrainReference)_cluster.Cluster.Client.GetGrain<IUserGrain>(1));

    private async Task LoseAsync(bool killed)
    {
        var silo = await _cluster.SiloOfAsync(_cluster.Cluster.Client.GetGrain<IUserGrain>(1));
        await (killed ? _cluster.Cluster.KillSiloAsync(silo!) : _cluster.Cluster.StopSiloAsync(silo!));
    }
}
