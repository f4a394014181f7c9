using System.Data.Common;

namespace Interpreter.Web.Accounts;

/// <summary>
/// Tells whoever holds on to a sign-in, such as an open socket, that it ended: at once where it ended in this process,
/// within <see cref="Interval"/> where it ended in another.
/// </summary>
internal sealed partial class SignInWatch(SignInCheck check, TimeProvider time, ILogger<SignInWatch> logger)
{
    /// <summary>How often a sign-in is looked up, two reads by primary key each.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<long, HashSet<Watcher>> _watchers = [];
    private readonly ILogger _logger = logger;

    /// <summary>Watches a sign-in until that ends or the result is disposed of.</summary>
    /// <param name="who">The sign-in.</param>
    /// <param name="ended">Called once at most; must not block.</param>
    public IAsyncDisposable Watch(SignedIn who, Action ended)
    {
        var watcher = new Watcher(this, who, ended);
        lock (_lock)
        {
            if (!_watchers.TryGetValue(who.Account.Id, out var others))
            {
                _watchers[who.Account.Id] = others = [];
            }

            others.Add(watcher);
        }

        watcher.Start();
        return watcher;
    }

    /// <summary>Something of a user's sign-ins changed: looks at all that are watched.</summary>
    public void Changed(long userId)
    {
        Watcher[] watchers;
        lock (_lock)
        {
            watchers = _watchers.TryGetValue(userId, out var found) ? [.. found] : [];
        }

        foreach (var watcher in watchers)
        {
            watcher.LookNow();
        }
    }

    private void Remove(Watcher watcher)
    {
        lock (_lock)
        {
            if (_watchers.TryGetValue(watcher.UserId, out var others) && others.Remove(watcher) && others.Count == 0)
            {
                _watchers.Remove(watcher.UserId);
            }
        }
    }

    private async Task<bool> HoldsAsync(SignedIn who, CancellationToken stopped)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopped);
        try
        {
            return await check.HoldsAsync(who, either.Token);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException || exception is OperationCanceledException && timeout.IsCancellationRequested)
        {
            // The database is away: nobody is signed out for that, and the next look comes soon.
            NotLookedUp(who.Account.Id, exception);
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether user {UserId} is still signed in could not be looked up.")]
    private partial void NotLookedUp(long userId, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "User {UserId}'s sign-in is no longer watched.")]
    private partial void Failed(long userId, Exception exception);

    /// <summary>One sign-in in one place.</summary>
    private sealed class Watcher(SignInWatch watch, SignedIn who, Action ended) : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        // One permit is enough: who is told to look looks at all that happened before.
        private readonly SemaphoreSlim _look = new(0, 1);
        private Task _looking = Task.CompletedTask;

        public long UserId => who.Account.Id;

        public void Start() => _looking = RunAsync();

        public void LookNow()
        {
            try
            {
                _look.Release();
            }
            catch (Exception exception) when (exception is SemaphoreFullException or ObjectDisposedException)
            {
                // It will look anyway, or need not any more.
            }
        }

        public async ValueTask DisposeAsync()
        {
            watch.Remove(this);
            await _stopping.CancelAsync();
            await _looking;
            _look.Dispose();
            _stopping.Dispose();
        }

        private async Task RunAsync()
        {
            using var timer = watch.NewTimer(LookNow);
            try
            {
                do
                {
                    await _look.WaitAsync(_stopping.Token);
                }
                while (await watch.HoldsAsync(who, _stopping.Token));

                ended();
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                // Nobody holds on to it any more.
            }
            catch (Exception exception)
            {
                watch.Failed(UserId, exception);
            }
        }
    }

    private ITimer NewTimer(Action look) => time.CreateTimer(static look => ((Action)look!)(), look, Interval, Interval);
}
