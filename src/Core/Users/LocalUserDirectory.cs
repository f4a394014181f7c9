using System.Collections.Concurrent;
using Interpreter.Core.Storage;

namespace Interpreter.Core.Users;

/// <summary>
/// The users of one process, in its memory while they do something: who rests is let go, and read anew when needed. Several
/// processes may share a store: what each counts of a day is added up there, the rest holds for each process by itself.
/// </summary>
public sealed class LocalUserDirectory : IUserDirectory, IAsyncDisposable
{
    // As long as a host has for all of its stopping.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, UserHost> _users = new();
    private readonly UserEngine _engine;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private volatile bool _stopped;

    /// <summary>Creates the directory.</summary>
    /// <param name="accounts">Whose accounts there are, with their own limits.</param>
    /// <param name="snapshots">Keeps what was used of a day.</param>
    /// <param name="options">For all users.</param>
    /// <param name="metrics">Counts what limits do.</param>
    /// <param name="observer">Hears what happens; null for nobody.</param>
    /// <param name="time">The clock of all users.</param>
    public LocalUserDirectory(
        IUserStore accounts, ISnapshotStore snapshots, UserOptions options, UserMetrics metrics, IUserObserver? observer, TimeProvider time)
    {
        _engine = new UserEngine(accounts, snapshots, options, metrics, observer, time);
        _time = time;
        _timer = time.CreateTimer(_ => Look(), null, options.LookEvery, options.LookEvery);
    }

    /// <summary>How many users are in memory.</summary>
    public int Count => _users.Count;

    /// <inheritdoc/>
    public IUser Find(long userId) => new LocalUser(this, userId);

    /// <summary>Stores what is not, and takes no more calls.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopped = true;
        await _timer.DisposeAsync().ConfigureAwait(false);
        var users = _users.Values.ToArray();
        try
        {
            await Task.WhenAll(users.Select(static user => user.StoreAsync())).WaitAsync(StopTimeout, _time).ConfigureAwait(false);
        }
        catch (TimeoutException error)
        {
            // The process must end, whatever the database does. Whose count is lost is not known: it may be anybody's.
            _engine.Note(0, new UserNote.NotStored(error));
        }

        foreach (var user in users)
        {
            user.Dispose();
        }
    }

    /// <summary>Brings a user to memory and begins a call, which the caller ends.</summary>
    internal UserHost Enter(long id)
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(_stopped, this);
            if (!_users.TryGetValue(id, out var user))
            {
                user = _engine.Create(id);
                if (!_users.TryAdd(id, user))
                {
                    user.Dispose();
                    continue;
                }
            }

            if (user.TryEnter())
            {
                return user;
            }

            // It was just let go.
            Remove(id, user);
        }
    }

    private void Look()
    {
        foreach (var (id, user) in _users)
        {
            user.Look(() => Remove(id, user));
        }
    }

    private void Remove(long id, UserHost user) => _users.TryRemove(new KeyValuePair<long, UserHost>(id, user));
}
