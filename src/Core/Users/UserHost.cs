using Interpreter.Core.Hosting;
using Interpreter.Core.Storage;

namespace Interpreter.Core.Users;

/// <summary>
/// A user in this process: the state machine, its mailbox, its clock, and what it keeps in the store. All but the mailbox
/// and the count of calls is touched within turns only; what waits, waits outside of them.
/// </summary>
/// <remarks>Here: what others call. Turns: how it runs. Storing: what it reads and writes.</remarks>
internal sealed partial class UserHost : IHostedUser, IUserEffects
{
    // The count of calls that a user has who was let go: far from what calls can bring above 0.
    private const int LetGo = int.MinValue / 2;

    private readonly long _id;
    private readonly IUserStore _users;
    private readonly ISnapshotStore _snapshots;
    private readonly UserOptions _options;
    private readonly UserMetrics _metrics;
    private readonly IUserObserver _observer;
    private readonly TimeProvider _time;
    private readonly UserMachine _machine;
    private readonly Mailbox<Action> _mailbox;
    private readonly Dictionary<long, TaskCompletionSource<Admission>> _waiting = [];
    private readonly ITimer _timer;
    private readonly ITimer _storeTimer;
    private long _tickets;
    private int _calls;
    private DateTimeOffset? _timerDueAt;
    private long _calledAt;
    private bool _isDisposed;

    public UserHost(
        long id, IUserStore users, ISnapshotStore snapshots, UserOptions options, UserMetrics metrics, IUserObserver observer, TimeProvider time)
    {
        _id = id;
        _users = users;
        _snapshots = snapshots;
        _options = options;
        _metrics = metrics;
        _observer = observer;
        _time = time;
        _machine = new UserMachine(options, this);

        // Each call posts a turn or two, and who calls is limited: there is nothing to refuse.
        _mailbox = new Mailbox<Action>(Run, int.MaxValue);
        _stored = new(UserSnapshot.Kind, $"{id}") { OwnerId = id };
        _calledAt = time.GetTimestamp();
        metrics.Activated();
        _timer = time.CreateTimer(_ => _mailbox.Post(Tick), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _storeTimer = time.CreateTimer(_ => _mailbox.Post(() => BeginStore()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins a call: until <see cref="Leave"/> the user is not let go. Returns false where it was.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _calls) > 0)
        {
            return true;
        }

        Interlocked.Decrement(ref _calls);
        return false;
    }

    /// <summary>Ends a call.</summary>
    public void Leave()
    {
        Volatile.Write(ref _calledAt, _time.GetTimestamp());
        Interlocked.Decrement(ref _calls);
    }

    /// <summary>Lets the user go where nothing is held and nobody called for long; of others, reads the limits anew.</summary>
    /// <param name="gone">Called, within a turn, when the user is let go.</param>
    public void Look(Action gone) => _mailbox.Post(() =>
    {
        if (!MayGo())
        {
            _ = RefreshAsync();
        }
        else if (Interlocked.CompareExchange(ref _calls, LetGo, 0) == 0)
        {
            Dispose();
            gone();
        }
    });

    /// <inheritdoc/>
    public async Task<Admission> AdmitRequestAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken).ConfigureAwait(false);
        var began = _time.GetTimestamp();
        var ticket = Interlocked.Increment(ref _tickets);
        var answer = new TaskCompletionSource<Admission>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(answer, () =>
        {
            _waiting.Add(ticket, answer);
            _machine.Admit(ticket, Now);
        });
        var giveUp = cancellationToken.UnsafeRegister(_ => Post(answer, () => GiveUp(ticket, cancellationToken)), null);
        await using (giveUp.ConfigureAwait(false))
        {
            var admission = await answer.Task.ConfigureAwait(false);
            _metrics.Waited(_time.GetElapsedTime(began));
            await StoreFirstAsync(admission, cancellationToken).ConfigureAwait(false);
            return admission;
        }
    }

    /// <inheritdoc/>
    public async Task<Admission> HoldSessionAsync(string sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sessionId);
        var admission = await AskAsync(() => _machine.Hold(sessionId, Now), cancellationToken).ConfigureAwait(false);
        _metrics.Answered(admission);
        await StoreFirstAsync(admission, cancellationToken).ConfigureAwait(false);
        return admission;
    }

    /// <inheritdoc/>
    public Task CloseSessionAsync(string sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sessionId);
        return AskAsync(
            () =>
            {
                _machine.Close(sessionId);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Budget> SpendAsync(Spending spending, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spending);
        var (text, audio, image, written, spoken) = spending.Tokens;
        if (spending.Audio < TimeSpan.Zero || text < 0 || audio < 0 || image < 0 || written < 0 || spoken < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(spending), spending, "Nothing takes less than nothing.");
        }

        return AskAsync(() => _machine.Spend(spending, Now), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Budget> GetBudgetAsync(CancellationToken cancellationToken) => AskAsync(() => _machine.Budget(Now), cancellationToken);

    /// <inheritdoc/>
    public async Task LimitsChangedAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken).ConfigureAwait(false);
        await ReadLimitsAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _storeTimer.Dispose();
        if (!Interlocked.Exchange(ref _isDisposed, true))
        {
            _metrics.LetGo();
        }
    }
}
