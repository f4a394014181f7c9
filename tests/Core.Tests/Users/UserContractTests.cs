using System.Data.Common;
using System.Text;
using Interpreter.Core.Users;
using Interpreter.Testing;

namespace Interpreter.Core.Tests.Users;

/// <summary>What a user does for whoever asks, on whatever engine it lives.</summary>
public abstract class UserContractTests
{
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static long _newest;

    private protected abstract FakeClock Clock { get; }

    private protected abstract MemoryStore Store { get; }

    private protected abstract UserNotes Notes { get; }

    private protected abstract IUserDirectory Users { get; }

    private protected IUser User => Users.Find(Id);

    /// <summary>The number of the test's user; the cluster's are shared by all tests.</summary>
    private protected long Id { get; } = Interlocked.Increment(ref _newest);

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Lets the user go from memory, as a process does that ends in order.</summary>
    private protected abstract Task LetGoAsync();

    [Fact]
    public async Task A_waiting_request_is_answered_when_its_turn_comes()
    {
        Open("""{"requests_per_minute":6}""");
        await AdmitAsync(User, 6);
        var waiting = await WaitingAsync(Token);
        Assert.False(waiting.IsCompleted);
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True((await waiting.WaitAsync(Patience, Token)).IsAllowed);
    }

    [Fact]
    public async Task A_request_that_is_given_up_is_cancelled_and_the_next_takes_its_place()
    {
        Open("""{"requests_per_minute":6}""");
        await AdmitAsync(User, 6);
        using var giveUp = new CancellationTokenSource();
        var first = await WaitingAsync(giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(Patience, Token));
        await AnsweredAsync(() => User.AdmitRequestAsync(Token));
    }

    [Fact]
    public async Task Of_a_thousand_requests_at_once_no_more_pass_than_may()
    {
        // One of a minute's hundred comes back every 600 ms, which the clock does not move by.
        Open("""{"requests_per_minute":100}""");
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var asked = Enumerable.Range(0, 1000).Select(_ => Task.Run(() => User.AdmitRequestAsync(giveUp.Token), Token)).ToArray();

        // All but those that wait for the next ten seconds are answered.
        await EventuallyAsync(() => asked.Count(task => task.IsCompleted) >= 1000 - 16);
        await giveUp.CancelAsync();
        await Task.WhenAll(asked).ContinueWith(static _ => { }, TaskScheduler.Default).WaitAsync(Patience, Token);
        Assert.Equal(100, asked.Count(task => task.IsCompletedSuccessfully && task.Result.IsAllowed));
    }

    [Fact]
    public async Task Of_a_hundred_sessions_at_once_no_more_are_held_than_may()
    {
        Open();
        var admissions = await Task.WhenAll(Enumerable.Range(0, 100).Select(index => Task.Run(() => User.HoldSessionAsync($"{index}", Token), Token))).WaitAsync(Patience, Token);
        Assert.Equal(10, admissions.Count(admission => admission.IsAllowed));
        Assert.All(admissions, admission => Assert.True(admission.IsAllowed || admission.Refused is LimitKind.ConcurrentSessions));
    }

    [Fact]
    public async Task A_session_that_is_closed_makes_room_for_another()
    {
        Open("""{"concurrent_sessions":1}""");
        Assert.True((await User.HoldSessionAsync("a", Token)).IsAllowed);
        Assert.Equal(LimitKind.ConcurrentSessions, (await User.HoldSessionAsync("b", Token)).Refused);
        Assert.True((await User.HoldSessionAsync("a", Token)).IsAllowed);
        await User.CloseSessionAsync("a", Token);
        Assert.True((await User.HoldSessionAsync("b", Token)).IsAllowed);
    }

    [Fact]
    public async Task What_was_used_of_the_day_survives_the_process_and_ends_at_midnight()
    {
        Open("""{"tokens_per_day":1000}""");
        await SpendAsync(User, 900);
        await LetGoAsync();
        Assert.Equal(1000, (await SpendAsync(User, 100))[LimitKind.TokensPerDay].Used);
        var midnight = new DateTimeOffset(Clock.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        Assert.Equal((LimitKind.TokensPerDay, midnight - Clock.GetUtcNow()), await RefusedAsync(User));
        await LetGoAsync();
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await User.AdmitRequestAsync(Token)).IsAllowed);
    }

    [Fact]
    public async Task While_the_database_fails_a_user_in_memory_goes_on_and_is_stored_later()
    {
        Open();
        await SpendAsync(User, 5);
        Store.IsBroken = true;
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<UserNote.NotStored>(await Notes.NextAsync(Id, Token));
        Assert.True((await User.AdmitRequestAsync(Token)).IsAllowed);
        await SpendAsync(User, 5);
        var before = Store.Writes;
        Store.IsBroken = false;
        await AdvanceUntilAsync(() => Store.Writes > before, TimeSpan.FromSeconds(10));
        await LetGoAsync();
        Assert.Equal(10, (await User.GetBudgetAsync(Token))[LimitKind.TokensPerDay].Used);
    }

    [Fact]
    public async Task Who_can_t_be_read_is_not_admitted_and_is_read_anew_by_the_next_call()
    {
        Open();
        Store.IsBroken = true;
        await Assert.ThrowsAnyAsync<DbException>(() => User.AdmitRequestAsync(Token));
        Store.IsBroken = false;
        Assert.True((await User.AdmitRequestAsync(Token)).IsAllowed);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_given_up_and_a_caller_may_go_before()
    {
        var gate = new TaskCompletionSource();
        Store.Gate = gate.Task;
        Open();
        using var giveUp = new CancellationTokenSource();
        var impatient = User.GetBudgetAsync(giveUp.Token);
        var patient = User.GetBudgetAsync(Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.WaitAsync(Patience, Token));
        await AdvanceUntilAsync(() => patient.IsCompleted, TimeSpan.FromSeconds(30));
        Assert.True(await Assert.ThrowsAnyAsync<Exception>(() => patient) is TimeoutException or DbException);
        gate.SetResult();
        Assert.NotNull(await User.GetBudgetAsync(Token));
    }

    [Fact]
    public async Task A_snapshot_that_can_t_be_read_is_told_and_the_day_begins_anew()
    {
        Open();
        await Store.WriteAsync(new(UserSnapshot.Kind, $"{Id}") { OwnerId = Id, Payload = Encoding.UTF8.GetBytes("nonsense") }, Token);
        Assert.Equal(7, (await SpendAsync(User, 7))[LimitKind.TokensPerDay].Used);
        Assert.IsType<UserNote.SnapshotUnreadable>(await Notes.NextAsync(Id, Token));
        await LetGoAsync();
        Assert.Equal(7, (await User.GetBudgetAsync(Token))[LimitKind.TokensPerDay].Used);
    }

    [Fact]
    public async Task Changed_limits_hold_at_once_where_they_are_told()
    {
        Open();
        Assert.Equal(60, (await User.GetBudgetAsync(Token))[LimitKind.RequestsPerMinute].Limit);
        Store.Open(Id, """{"requests_per_minute":5,"concurrent_sessions":"unlimited"}""");
        await User.LimitsChangedAsync(Token);
        var budget = await User.GetBudgetAsync(Token);
        Assert.Equal((5, null), (budget[LimitKind.RequestsPerMinute].Limit, budget[LimitKind.ConcurrentSessions].Limit));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_closed_account_and_one_that_is_not_there_are_allowed_nothing(bool isThere)
    {
        if (isThere)
        {
            Store.Open(Id, isActive: false);
        }

        Assert.False((await User.AdmitRequestAsync(Token)).IsAllowed);
        Assert.False((await User.HoldSessionAsync("a", Token)).IsAllowed);
        await SpendAsync(User, 1);
        await LetGoAsync();
        Assert.Equal(isThere ? 1 : 0, (await User.GetBudgetAsync(Token))[LimitKind.TokensPerDay].Used);
    }

    [Fact]
    public async Task Nothing_takes_less_than_nothing()
    {
        Open();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => User.SpendAsync(new(null, new(5, -1, 0, 0, 0), TimeSpan.Zero), Token));
    }

    // The news that a request is given up may come later than the next request.
    private async Task AnsweredAsync(Func<Task<Admission>> ask)
    {
        Task<Admission> asked;
        do
        {
            asked = ask();
            await AdvanceUntilAsync(() => asked.IsCompleted, TimeSpan.FromSeconds(1));
        }
        while (!(await asked).IsAllowed);
    }

    // Of two requests that may overtake each other one waits, and the other is refused as it would wait too long.
    private async Task<Task<Admission>> WaitingAsync(CancellationToken cancellationToken)
    {
        Task<Admission>[] both = [User.AdmitRequestAsync(cancellationToken), User.AdmitRequestAsync(cancellationToken)];
        var refused = await Task.WhenAny(both).WaitAsync(Patience, Token);
        var admission = await refused;
        Assert.Equal((LimitKind.RequestsPerMinute, TimeSpan.FromSeconds(20)), (admission.Refused, admission.RetryAfter));
        return both.Single(request => request != refused);
    }

    private protected void Open(string? limits = null) => Store.Open(Id, limits);

    private protected static Task<Budget> SpendAsync(IUser user, long tokens) => user.SpendAsync(new("model", new(tokens, 0, 0, 0, 0), TimeSpan.Zero), Token);

    private protected static async Task AdmitAsync(IUser user, int times)
    {
        for (var time = 0; time < times; time++)
        {
            Assert.True((await user.AdmitRequestAsync(Token)).IsAllowed);
        }
    }

    private protected static async Task<(LimitKind?, TimeSpan?)> RefusedAsync(IUser user)
    {
        var admission = await user.AdmitRequestAsync(Token).WaitAsync(Patience, Token);
        return (admission.Refused, admission.RetryAfter);
    }

    private protected static async Task EventuallyAsync(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Patience);
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }

    // The clock may only move once a timer is armed, which happens on another thread: so it is moved until it was.
    private protected Task AdvanceUntilAsync(Func<bool> done, TimeSpan step) => EventuallyAsync(() =>
    {
        Clock.Advance(step);
        return done();
    });
}
