using System.Collections.Concurrent;
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

    private static Task<Budget> SpendAsync(IUser user, long tokens) => user.SpendAsync(new("model", new(tokens, 0, 0, 0, 0), TimeSpan.Zero), Token);

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Patience);
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }

    private async Task<UserNote> NoteAsync() => await _notes.Reader.ReadAsync(Token).AsTask().WaitAsync(Patience, Token);

    private LocalUserDirectory Open(UserOptions? options = null)
    {
        var directory = new LocalUserDirectory(_store, _store, options ?? new(), _metrics, this, _clock);
        _directories.Add(directory);
        return directory;
    }
}
