using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Hosting;

internal sealed partial class SessionHost
{
    private readonly ISessionKeeper? _keeper;
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SessionOutput.TurnCompleted? _lastTurn;
    private long _lastTurnAt;
    private string? _keptHandle;
    private bool _isToKeep;
    private TimeSpan _keptAt;
    private bool _awaitsRecall;
    private bool _hasLeft;
    private TaskCompletionSource<SessionSnapshot?>? _suspended;
    private SessionSnapshot? _lastSnapshot;

    /// <summary>Completes when the session has left here: closed, or suspended.</summary>
    public Task Gone => _gone.Task;

    /// <summary>Counts the session as left. Returns false where it was already.</summary>
    public bool TryLeave() => !Interlocked.Exchange(ref _hasLeft, true);

    /// <inheritdoc/>
    public SessionSettings Settings => _machine.Settings;

    /// <inheritdoc/>
    public void Recall(HeardOutputs heard) => _mailbox.Post(new(SessionTurnKind.Recall, heard));

    /// <inheritdoc/>
    public Task<SessionSnapshot?> SuspendAsync(CancellationToken cancellationToken)
    {
        var suspended = new TaskCompletionSource<SessionSnapshot?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _mailbox.Post(new(SessionTurnKind.Suspend, suspended));
        return suspended.Task.WaitAsync(cancellationToken);
    }

    // The numbers that it goes on with are its followers' to say.
    private void Restore(SessionSnapshot snapshot)
    {
        _awaitsRecall = true;
        _lastTurn = snapshot.LastTurn;
        _lastTurnAt = snapshot.LastTurnOutput;
        _turnBefore = (snapshot.LastTurn, snapshot.LastTurnOutput);
        _keptHandle = snapshot.Handle;
        _keptSharing = snapshot.Sharing;
        _log.GoOnAfter(snapshot.LastOutput);
        _machine.Restore(snapshot);
    }

    private void TakeRecall(HeardOutputs heard, TimeSpan now)
    {
        if (_awaitsRecall && !_machine.IsClosed)
        {
            _awaitsRecall = false;
            _log.GoOnAfter(heard.After);
            _machine.Recall(heard, now);
            _machine.Start(now);
        }
    }

    private void Suspend(TaskCompletionSource<SessionSnapshot?> suspended, TimeSpan now)
    {
        if (_machine.IsClosed)
        {
            suspended.TrySetResult(null);
            return;
        }

        _machine.Suspend(now);
        _lastSnapshot = Snapshot();
        _suspended = suspended;
        LetGo();
        EndSuspension();
    }

    // What is to be stored is stored before the session goes on elsewhere.
    private void EndSuspension()
    {
        if (_working == 0 && _suspended!.TrySetResult(_lastSnapshot))
        {
            _gone.TrySetResult();
            _metrics.SessionSuspended();
            _metrics.SessionClosed();
        }
    }

    private void TakeWhileSuspended(SessionTurn turn)
    {
        switch (turn.Kind)
        {
            case SessionTurnKind.Audio:
                ((AudioFrame)turn.Payload!).Release();
                break;
            case SessionTurnKind.Said when turn.Payload is UpstreamEvent.Speech speech:
                speech.Frame.Release();
                break;
            case SessionTurnKind.Touch or SessionTurnKind.Yield:
                ((TaskCompletionSource<bool>)turn.Payload!).TrySetResult(false);
                break;
            case SessionTurnKind.Subscribe:
                ((Subscription)turn.Payload!).Complete();
                break;
            case SessionTurnKind.Unsubscribe:
                ((Subscription)turn.Payload!).Drain();
                break;
            case SessionTurnKind.Suspend:
                ((TaskCompletionSource<SessionSnapshot?>)turn.Payload!).TrySetResult(null);
                break;
            case SessionTurnKind.Worked:
                EndWork((SessionOutcome)turn.Payload!);
                EndSuspension();
                break;
        }
    }

    // A snapshot that nobody keeps anew is taken for one that was left behind.
    private TimeSpan? KeepAgainAt => _keeper is null || _machine.IsClosed ? null : _keptAt + _options.KeepEvery;

    private void KeepWhatChanged(TimeSpan now)
    {
        if (_keeper is not null && !_machine.IsClosed
            && (_isToKeep || _machine.Handle != _keptHandle || _machine.Sharing != _keptSharing || now >= KeepAgainAt))
        {
            _isToKeep = false;
            _keptAt = now;
            _keptHandle = _machine.Handle;
            _keptSharing = _machine.Sharing;
            _keeper.Keep(Snapshot());
        }
    }

    private SessionSnapshot Snapshot() => new()
    {
        Settings = _machine.Settings,
        LastOutput = _log.Last,
        LastTurn = _lastTurn,
        LastTurnOutput = _lastTurnAt,
        Sharing = _machine.Sharing,
        Handle = _machine.Handle,
        History = _machine.Settings.Chat is null ? _machine.SpokenHistory : [],
    };
}
