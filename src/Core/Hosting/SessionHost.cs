using System.Runtime.CompilerServices;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;

namespace Interpreter.Core.Hosting;

/// <summary>
/// A session in this process: the state machine, its mailbox, its clock, its log and its followers. All but
/// the mailbox is touched within turns only.
/// </summary>
#pragma warning disable CA1001 // Its token sources end with their timers, when the session finishes; they have no wait handles.
internal sealed partial class SessionHost : IHostedSession, ISessionEffects
#pragma warning restore CA1001
{
    // A second of audio in pieces of 20 ms, with all else that may come in it, several times over: full only
    // when a turn hangs.
    private const int MailboxCapacity = 1024;

    private readonly SessionServices _services;
    private readonly SessionWorker _worker;
    private readonly SessionOptions _options;
    private readonly SessionMetrics _metrics;
    private readonly ISessionObserver _observer;
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private readonly SessionMachine _machine;
    private readonly Mailbox<SessionTurn> _mailbox;
    private readonly EventLog _log;
    private readonly List<Subscription> _followers = [];
    private readonly Dictionary<int, Link> _links = [];
    private readonly ITimer _timer;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan? _timerDueAt;
    private bool _isFinished;

    public SessionHost(
        SessionSettings settings,
        SessionOptions options,
        SessionServices services,
        SessionMetrics metrics,
        ISessionObserver observer,
        TimeProvider time,
        ISessionKeeper? keeper = null,
        SessionSnapshot? snapshot = null)
    {
        var id = settings.Key ?? Guid.NewGuid();
        Id = id.ToString();
        _options = options;
        _services = services;
        _worker = new SessionWorker(id, settings, services);
        _metrics = metrics;
        _observer = observer;
        _time = time;
        _startedAt = time.GetTimestamp();
        _stopWorking = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _log = new EventLog(options.LogBytes, options.LogAge);
        _machine = new SessionMachine(settings, options, this, time.GetUtcNow(), Random.Shared.NextDouble);
        _mailbox = new Mailbox<SessionTurn>(Run, MailboxCapacity);
        _timer = time.CreateTimer(
            static state => ((SessionHost)state!)._mailbox.Post(new(SessionTurnKind.Tick)), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _keeper = keeper;
        _isToKeep = keeper is not null;
        if (snapshot is not null)
        {
            Restore(snapshot);
        }
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>Completes when the session has closed, stored what was to be stored, and given back all it held.</summary>
    public Task Closed => _closed.Task;

    private TimeSpan Now => _time.GetElapsedTime(_startedAt);

    /// <summary>Begins to connect.</summary>
    /// <param name="budget">What the session's user has left; null where nothing limits it.</param>
    public void Start(Budget? budget) => _mailbox.Post(new(SessionTurnKind.Start, budget));

    /// <summary>Ends the session.</summary>
    /// <param name="reason">A stable code for its followers.</param>
    public void Stop(string reason) => _mailbox.Post(new(SessionTurnKind.Stop, reason));

    /// <inheritdoc/>
    public Task<bool> TouchAsync()
    {
        var lives = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _mailbox.Post(SessionTurn.Touch(lives));
        return lives.Task;
    }

    /// <summary>Ends a chat that only waits for somebody to come back. Returns whether it did.</summary>
    public Task<bool> YieldAsync()
    {
        var yielded = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _mailbox.Post(SessionTurn.Yield(yielded));
        return yielded.Task;
    }

    /// <inheritdoc/>
    public ValueTask SendAudioAsync(AudioFrame frame, long sequence, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_mailbox.TryPost(SessionTurn.Audio(frame.Retain(), sequence)))
        {
            frame.Release();
            _metrics.AudioDropped(1);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(SessionCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _mailbox.Post(SessionTurn.Command(command));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<SessionOutput> SubscribeAsync(long after, CancellationToken cancellationToken) =>
        ReadAsync(new Subscription(), after, cancellationToken);

    private async IAsyncEnumerable<SessionOutput> ReadAsync(Subscription subscription, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _mailbox.Post(SessionTurn.Subscribe(subscription, after));
        try
        {
            while (await subscription.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                while (subscription.TryRead(out var output))
                {
                    yield return output;
                }
            }
        }
        finally
        {
            _mailbox.Post(SessionTurn.Unsubscribe(subscription));
        }
    }

    private void Run(SessionTurn turn)
    {
        if (_suspended is not null)
        {
            TakeWhileSuspended(turn);
            return;
        }

        try
        {
            var now = Now;
            Take(turn, now);
            KeepWhatChanged(now);
            ArmTimer();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A defect costs its own session, and says so; the mailbox must go on for the close to be told.
            _observer.Noted(Id, new SessionNote.Defect(error));
            _machine.Stop("internal", Now);
        }

        if (_machine.IsClosed)
        {
            Finish();
        }
    }

    private void Take(SessionTurn turn, TimeSpan now)
    {
        switch (turn.Kind)
        {
            case SessionTurnKind.Audio:
                TakeAudio((AudioFrame)turn.Payload!, turn.Number, now);
                break;
            case SessionTurnKind.Said:
                _machine.UpstreamSaid((int)turn.Number, (UpstreamEvent)turn.Payload!, now);
                break;
            case SessionTurnKind.Command when turn.Payload is SessionCommand.Acknowledge acknowledged:
                // What its owner has, a listener elsewhere may still ask for.
                _log.TrimTo(HasListeners ? 0 : acknowledged.Sequence);
                break;
            case SessionTurnKind.Command:
                _machine.Take((SessionCommand)turn.Payload!, now);
                break;
            case SessionTurnKind.Opened:
                Opened((int)turn.Number, (IUpstream)turn.Payload!, now);
                break;
            case SessionTurnKind.Ended:
                Ended((int)turn.Number, (UpstreamException)turn.Payload!, now);
                break;
            case SessionTurnKind.Worked:
                Worked((SessionOutcome)turn.Payload!, now);
                break;
            case SessionTurnKind.Wrote:
                _machine.ModelSaid(turn.Number, (TextDelta)turn.Payload!, now);
                break;
            case SessionTurnKind.WriterFailed:
                _machine.ModelFailed(turn.Number, (UpstreamException)turn.Payload!, now);
                break;
            case SessionTurnKind.Touch:
                _machine.Touch(now);
                ((TaskCompletionSource<bool>)turn.Payload!).TrySetResult(!_machine.IsClosed);
                break;
            case SessionTurnKind.Yield:
                ((TaskCompletionSource<bool>)turn.Payload!).TrySetResult(_machine.TryYield(now));
                break;
            case SessionTurnKind.Subscribe:
                Follow((Subscription)turn.Payload!, turn.Number, now);
                break;
            case SessionTurnKind.Unsubscribe:
                Unfollow((Subscription)turn.Payload!, now);
                break;
            case SessionTurnKind.Tick:
                _timerDueAt = null;
                _machine.Tick(now);
                break;
            case SessionTurnKind.Start:
                _machine.Start(now, (Budget?)turn.Payload);
                break;
            case SessionTurnKind.Recall:
                TakeRecall((HeardOutputs)turn.Payload!, now);
                break;
            case SessionTurnKind.Suspend:
                Suspend((TaskCompletionSource<SessionSnapshot?>)turn.Payload!, now);
                break;
            case SessionTurnKind.Stop:
                _machine.Stop((string?)turn.Payload, now);
                break;
        }
    }

    private void TakeAudio(AudioFrame frame, long sequence, TimeSpan now)
    {
        _metrics.AudioIn(frame.Length);
        try
        {
            _machine.TakeAudio(frame, sequence, now);
        }
        finally
        {
            frame.Release();
        }
    }

    // Armed anew only for an earlier deadline: most turns move deadlines later, and a timer that fires early
    // just looks again.
    private void ArmTimer()
    {
        var next = _machine.NextDeadline;
        next = KeepAgainAt < (next ?? TimeSpan.MaxValue) ? KeepAgainAt : next;
        if (next is not { } due || due >= _timerDueAt)
        {
            return;
        }

        _timerDueAt = due;

        // Timers are whole milliseconds: rounded up, so that one never fires before its deadline.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, (due - Now).TotalMilliseconds)));
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private void Follow(Subscription subscription, long after, TimeSpan now)
    {
        if (IsShut(subscription))
        {
            subscription.Complete();
            return;
        }

        HeardByListener(subscription, after);
        var missed = MissedByListener(subscription, after);
        subscription.TryWrite(new SessionOutput.Attached(_machine.Settings, _machine.State, _log.Last, missed?.Sequence ?? _log.Oldest, _machine.AudioSequence));
        if (missed is not null)
        {
            subscription.TryWrite(missed);
        }

        foreach (var output in _log.After(after))
        {
            subscription.TryWrite(output);
        }

        if (_machine.IsClosed)
        {
            subscription.Complete();
            return;
        }

        _followers.Add(subscription);
        _machine.FollowersChanged(Followers, now);
    }

    private void Unfollow(Subscription subscription, TimeSpan now)
    {
        subscription.Drain();
        if (_followers.Remove(subscription))
        {
            _machine.FollowersChanged(Followers, now);
        }
    }

    private void Finish()
    {
        LetGo();

        // The log stays for a follower that comes a moment late, to learn why the session ended; it goes with the session.
        if (_working == 0 && _closed.TrySetResult())
        {
            _gone.TrySetResult();
            _metrics.SessionClosed();
        }
    }

    private void LetGo()
    {
        foreach (var follower in _followers)
        {
            follower.Complete();
        }

        _followers.Clear();
        foreach (var link in _links.Keys.ToArray())
        {
            Release(link);
        }

        if (!_isFinished)
        {
            _isFinished = true;
            _timer.Dispose();
            StopWorking();
        }
    }
}
