using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using System.Threading.Channels;
using Interpreter.Core.Users;
using Interpreter.Testing;

namespace Interpreter.Core.Tests.Users;

public sealed class LocalUserDirectoryTests : IUserObserver, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeClock _clock = new();
    private readonly MemoryStore _store = new();
    private readonly UserMetrics _metrics = new();
    private readonly Channel<UserNote> _notes = Channel.CreateUnbounded<UserNote>();
    private readonly ConcurrentBag<LocalUserDirectory> _directories = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    void IUserObserver.Noted(long userId, UserNote note) => _notes.Writer.TryWrite(note);

    public async ValueTask DisposeAsync()
    {
        foreach (var directory in _directories)
        {
            await directory.DisposeAsync();
        }

        _metrics.Dispose();
    }

    [Fact]
    public async Task A_waiting_request_is_answered_when_its_turn_comes()
    {
        _store.Open(1, """{"requests_per_minute":6}""");
        var user = Open().Find(1);
        await AdmitAsync(user, 6);
        var waiting = user.AdmitRequestAsync(Token);
        Assert.Equal((LimitKind.RequestsPerMinute, TimeSpan.FromSeconds(20)), await RefusedAsync(user));
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True((await waiting.WaitAsync(Patience, Token)).IsAllowed);
    }

    [Fact]
    public async Task A_request_that_is_given_up_is_cancelled_and_the_next_takes_its_place()
    {
        _store.Open(1, """{"requests_per_minute":6}""");
        var user = Open().Find(1);
        await AdmitAsync(user, 6);
        using var giveUp = new CancellationTokenSource();
        var first = user.AdmitRequestAsync(giveUp.Token);
        Assert.Equal((LimitKind.RequestsPerMinute, TimeSpan.FromSeconds(20)), await RefusedAsync(user));
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(Patience, Token));
        var second = user.AdmitRequestAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True((await second.WaitAsync(Patience, Token)).IsAllowed);
    }

    [Fact]
    public async Task Of_a_thousand_requests_at_once_no_more_pass_than_may()
    {
        _store.Open(1, """{"requests_per_minute":100}""");
        var directory = Open(new() { RequestWait = TimeSpan.Zero });
        var admissions = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(() => directory.Find(1).AdmitRequestAsync(Token), Token))).WaitAsync(Patience, Token);
        Assert.Equal(100, admissions.Count(admission => admission.IsAllowed));
        Assert.Equal(1, directory.Count);
    }

    [Fact]
    public async Task Of_a_hundred_sessions_at_once_no_more_are_held_than_may()
    {
        _store.Open(1);
        var user = Open().Find(1);
        var admissions = await Task.WhenAll(Enumerable.Range(0, 100).Select(index => Task.Run(() => user.HoldSessionAsync($"{index}", Token), Token))).WaitAsync(Patience, Token);
        Assert.Equal(10, admissions.Count(admission => admission.IsAllowed));
    }

    [Fact]
    public async Task What_was_used_of_the_day_survives_the_process_and_ends_at_midnight()
    {
        _store.Open(1, """{"tokens_per_day":1000}""");
        await using (var first = Open())
        {
            await SpendAsync(first.Find(1), 900);
        }

        await using (var second = Open())
        {
            Assert.Equal(1000, (await SpendAsync(second.Find(1), 100))[LimitKind.TokensPerDay].Used);
            Assert.Equal((LimitKind.TokensPerDay, TimeSpan.FromDays(1)), await RefusedAsync(second.Find(1)));
        }

        _clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await Open().Find(1).AdmitRequestAsync(Token)).IsAllowed);
    }

    [Fact]
    public async Task Changes_are_stored_a_second_after_they_came_all_at_once()
    {
        _store.Open(1);
        var user = Open().Find(1);
        for (var frame = 0; frame < 100; frame++)
        {
            await SpendAsync(user, 1);
        }

        Assert.Equal(0, _store.Writes);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await EventuallyAsync(() => _store.Writes == 1);
        Assert.Equal(100, (await Open().Find(1).GetBudgetAsync(Token))[LimitKind.TokensPerDay].Used);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, _store.Writes);
    }

    [Fact]
    public async Task Two_processes_that_count_one_user_lose_nothing()
    {
        _store.Open(1);
        LocalUserDirectory[] both = [Open(), Open()];
        foreach (var directory in both)
        {
            await directory.Find(1).GetBudgetAsync(Token);
        }

        await Task.WhenAll(Enumerable.Range(0, 100).Select(index => SpendAsync(both[index % 2].Find(1), 1)));
        foreach (var directory in both)
        {
            await directory.DisposeAsync();
        }

        Assert.Equal(100, (await Open().Find(1).GetBudgetAsync(Token))[LimitKind.TokensPerDay].Used);
    }

    [Fact]
    public async Task While_the_database_fails_a_user_in_memory_goes_on_and_is_stored_later()
    {
        _store.Open(1);
        var user = Open().Find(1);
        await SpendAsync(user, 5);
        _store.IsBroken = true;
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<UserNote.NotStored>(await NoteAsync());
        Assert.True((await user.AdmitRequestAsync(Token)).IsAllowed);
        await SpendAsync(user, 5);
        _store.IsBroken = false;
        await AdvanceUntilAsync(() => _store.Writes == 1, TimeSpan.FromSeconds(10));
        Assert.Equal(10, (await Open().Find(1).GetBudgetAsync(Token))[LimitKind.TokensPerDay].Used);
    }

    [Fact]
    public async Task Who_can_t_be_read_is_not_admitted_and_is_read_anew_by_the_next_call()
    {
        _store.Open(1);
        _store.IsBroken = true;
        var user = Open().Find(1);
        await Assert.ThrowsAnyAsync<DbException>(() => user.AdmitRequestAsync(Token));
        _store.IsBroken = false;
        Assert.True((await user.AdmitRequestAsync(Token)).IsAllowed);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_given_up_and_a_caller_may_go_before()
    {
        _store.Open(1);
        var gate = new TaskCompletionSource();
        _store.Gate = gate.Task;
        var user = Open().Find(1);
        using var giveUp = new CancellationTokenSource();
        var impatient = user.GetBudgetAsync(giveUp.Token);
        var patient = user.GetBudgetAsync(Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.WaitAsync(Patience, Token));
        await AdvanceUntilAsync(patient, TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<TimeoutException>(() => patient);
        gate.SetResult();
        Assert.NotNull(await user.GetBudgetAsync(Token));
    }

    [Fact]
    public async Task A_snapshot_that_can_t_be_read_is_told_and_the_day_begins_anew()
    {
        _store.Open(1);
        await _store.WriteAsync(new(UserSnapshot.Kind, "1") { OwnerId = 1, Payload = Encoding.UTF8.GetBytes("nonsense") }, Token);
        var directory = Open();
        Assert.Equal(7, (await SpendAsync(directory.Find(1), 7))[LimitKind.TokensPerDay].Used);
        Assert.IsType<UserNote.SnapshotUnreadable>(await NoteAsync());
        await directory.DisposeAsync();
        Assert.Equal(7, (await Open().Find(1).GetBudgetAsync(Token))[LimitKind.TokensPerDay].Used);
    }

    [Fact]
    public async Task Changed_limits_hold_at_once_where_told_and_within_a_minute_where_not()
    {
        _store.Open(1);
        var directory = Open();
        var user = directory.Find(1);
        Assert.Equal(60, (await user.GetBudgetAsync(Token))[LimitKind.RequestsPerMinute].Limit);
        _store.Open(1, """{"requests_per_minute":5}""");
        await user.LimitsChangedAsync(Token);
        Assert.Equal(5, (await user.GetBudgetAsync(Token))[LimitKind.RequestsPerMinute].Limit);

        _store.Open(1, """{"requests_per_minute":"nonsense","concurrent_sessions":"unlimited"}""");
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("requests_per_minute", Assert.IsType<UserNote.LimitsUnreadable>(await NoteAsync()).Fields);
        var budget = await user.GetBudgetAsync(Token);
        Assert.Equal((60, null), (budget[LimitKind.RequestsPerMinute].Limit, budget[LimitKind.ConcurrentSessions].Limit));
    }

    [Fact]
    public async Task A_closed_account_and_one_that_is_not_there_are_allowed_nothing()
    {
        _store.Open(1, isActive: false);
        var directory = Open();
        foreach (var id in (long[])[1, 2])
        {
            Assert.False((await directory.Find(id).AdmitRequestAsync(Token)).IsAllowed);
            Assert.False((await directory.Find(id).HoldSessionAsync("a", Token)).IsAllowed);
            await SpendAsync(directory.Find(id), 1);
        }

        await directory.DisposeAsync();
        Assert.Equal(1, _store.Writes);
    }

    [Fact]
    public async Task Who_rests_is_let_go_but_not_while_a_session_is_held()
    {
        _store.Open(1);
        _store.Open(2);
        var directory = Open();
        var (one, two) = (directory.Find(1), directory.Find(2));
        await one.HoldSessionAsync("a", Token);
        await SpendAsync(two, 3);
        for (var minute = 0; minute < 6; minute++)
        {
            _clock.Advance(TimeSpan.FromSeconds(30));
            await one.HoldSessionAsync("a", Token);
            _clock.Advance(TimeSpan.FromSeconds(30));
            await EventuallyAsync(() => _store.Writes == 1);
        }

        Assert.Equal(1, directory.Count);
        Assert.Equal(3, (await two.GetBudgetAsync(Token))[LimitKind.TokensPerDay].Used);
        Assert.Equal(2, directory.Count);
        Assert.Equal(1, (await one.GetBudgetAsync(Token))[LimitKind.ConcurrentSessions].Used);
    }

    [Fact]
    public async Task Calls_that_come_as_a_user_is_let_go_find_one_instance_and_lose_nothing()
    {
        _store.Open(1);
        var directory = Open(new() { RestAfter = TimeSpan.Zero, LookEvery = TimeSpan.FromMilliseconds(1), StoreAfter = TimeSpan.FromMilliseconds(1) });
        var user = directory.Find(1);
        var calls = Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                for (var call = 0; call < 250; call++)
                {
                    await SpendAsync(user, 1);
                }
            },
            Token));
        var all = Task.WhenAll(calls);
        while (!all.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            await user.GetBudgetAsync(Token);
        }

        await all;
        await directory.DisposeAsync();
        Assert.Equal(1000, (await Open().Find(1).GetBudgetAsync(Token))[LimitKind.TokensPerDay].Used);
    }

    [Fact]
    public async Task A_directory_that_has_stopped_takes_no_more_calls()
    {
        _store.Open(1);
        var directory = Open();
        var user = directory.Find(1);
        await directory.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => user.GetBudgetAsync(Token));
    }

    [Fact]
    public async Task Nothing_takes_less_than_nothing()
    {
        _store.Open(1);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Open().Find(1).SpendAsync(new(null, new(5, -1, 0, 0, 0), TimeSpan.Zero), Token));
    }

    private static Task<Budget> SpendAsync(IUser user, long tokens) => user.SpendAsync(new("model", new(tokens, 0, 0, 0, 0), TimeSpan.Zero), Token);

    private static async Task AdmitAsync(IUser user, int times)
    {
        for (var time = 0; time < times; time++)
        {
            Assert.True((await user.AdmitRequestAsync(Token)).IsAllowed);
        }
    }

    private static async Task<(LimitKind?, TimeSpan?)> RefusedAsync(IUser user)
    {
        var admission = await user.AdmitRequestAsync(Token).WaitAsync(Patience, Token);
        return (admission.Refused, admission.RetryAfter);
    }

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Patience);
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }

    private Task AdvanceUntilAsync(Task done, TimeSpan step) => AdvanceUntilAsync(() => done.IsCompleted, step);

    // The clock may only move once a timer is armed, which happens on another thread: so it is moved until it was.
    private Task AdvanceUntilAsync(Func<bool> done, TimeSpan step) => EventuallyAsync(() =>
    {
        _clock.Advance(step);
        return done();
    });

    private async Task<UserNote> NoteAsync() => await _notes.Reader.ReadAsync(Token).AsTask().WaitAsync(Patience, Token);

    private LocalUserDirectory Open(UserOptions? options = null)
    {
        var directory = new LocalUserDirectory(_store, _store, options ?? new(), _metrics, this, _clock);
        _directories.Add(directory);
        return directory;
    }
}
