using Interpreter.Core.Storage;

namespace Interpreter.Core.Users;

/// <summary>Hosts users for whoever finds them: <see cref="LocalUserDirectory"/> in one process, grains in a cluster.</summary>
public sealed class UserEngine
{
    private readonly IUserStore _accounts;
    private readonly ISnapshotStore _snapshots;
    private readonly UserMetrics _metrics;
    private readonly IUserObserver _observer;
    private readonly TimeProvider _time;

    /// <summary>Creates the engine.</summary>
    /// <param name="accounts">Whose accounts there are, with their own limits.</param>
    /// <param name="snapshots">Keeps what was used of a day.</param>
    /// <param name="options">For all users.</param>
    /// <param name="metrics">Counts what limits do.</param>
    /// <param name="observer">Hears what happens; null for nobody.</param>
    /// <param name="time">The clock of all users.</param>
    public UserEngine(
        IUserStore accounts, ISnapshotStore snapshots, UserOptions options, UserMetrics metrics, IUserObserver? observer, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(snapshots);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(time);
        _accounts = accounts;
        _snapshots = snapshots;
        Options = options;
        _metrics = metrics;
        _observer = observer ?? new NoObserver();
        _time = time;
    }

    /// <summary>What holds for all users.</summary>
    public UserOptions Options { get; }

    /// <summary>Brings a user to memory; it is read with its first call. Whoever asks keeps it the only one.</summary>
    public IHostedUser Host(long id) => Create(id);

    internal UserHost Create(long id) => new(id, _accounts, _snapshots, Options, _metrics, _observer, _time);

    internal void Note(long id, UserNote note) => _observer.Noted(id, note);

    private sealed class NoObserver : IUserObserver
    {
        public void Noted(long userId, UserNote note)
        {
        }
    }
}
