using Interpreter.Core.Upstream;

namespace Interpreter.Core.Sessions;

internal sealed partial class SessionMachine
{
    // Before the server's deadline, so that it is us who close (interpretab, lib/session-loop.js).
    private static readonly TimeSpan HandoverMargin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HandoverSilence = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SuccessorRetry = TimeSpan.FromSeconds(1);

    // A session that died may die on every resume of its handle (Google's forum, threads 175234 and 186392).
    private const int HandleDeathsBeforeQuarantine = 2;

    private UpstreamLink? _current;
    private UpstreamLink? _successor;
    private int _lastLink;
    private int _attempts;
    private int _handleDeaths;
    private string? _handle;
    private TimeSpan? _retryAt;
    private TimeSpan? _successorRetryAt;
    private TimeSpan? _handoverBy;
    private bool _wasReady;

    // While a successor stands ready: at a quiet moment, or just before the old connection is closed.
    private TimeSpan? HandoverDueAt
    {
        get
        {
            if (_handoverBy is null || _successor is not { IsOpen: true })
            {
                return null;
            }

            var quietAt = _lastActivity + HandoverSilence;
            return quietAt < _handoverBy ? quietAt : _handoverBy;
        }
    }

    /// <summary>A connection opened.</summary>
    public void UpstreamOpened(int link, TimeSpan now)
    {
        _now = now;
        if (link == _successor?.Id)
        {
            _successor.Open(now);
            TrySwitch();
        }
        else if (link == _current?.Id)
        {
            _current.Open(now);
            _current.Sent = _window.Start;
            _effects.Note(new SessionNote.UpstreamOpened(_current.Resumes));
            BecomeReady();
            Pump();
        }
    }

    /// <summary>The model said something. The frame of speech that is not passed on is released.</summary>
    public void UpstreamSaid(int link, UpstreamEvent said, TimeSpan now)
    {
        _now = now;
        if (link == _current?.Id)
        {
            switch (said)
            {
                case UpstreamEvent.GoAway goAway:
                    BeginHandover(goAway.TimeLeft);
                    break;
                case UpstreamEvent.Resumption { Handle: { } handle }:
                    _handle = handle;
                    break;
                default:
                    Hear(said, _current);
                    break;
            }
        }
        else if (said is UpstreamEvent.Speech speech)
        {
            speech.Frame.Release();
        }

        AdvanceChat();
    }

    /// <summary>A connection was refused, or ended without being closed from here.</summary>
    public void UpstreamEnded(int link, UpstreamException error, TimeSpan now)
    {
        _now = now;
        if (link == _successor?.Id)
        {
            _successor = null;
            _successorRetryAt = now + SuccessorRetry;
            _effects.Note(new SessionNote.UpstreamLost(error, SuccessorRetry));
        }
        else if (link == _current?.Id)
        {
            Lose(_current, error);
        }

        AdvanceChat();
    }

    private void Connect()
    {
        _retryAt = null;
        _current = new UpstreamLink(++_lastLink, _handle is not null);
        _effects.OpenUpstream(_current.Id, Setup(_handle));
    }

    private void BecomeReady()
    {
        _wasReady = true;
        _audioLossTold = false;
        if (_unanswered.Count > 0 || (_turn is not null && _speaking is null))
        {
            ExpectAnswer();
        }

        SetState(SessionState.Ready);
    }

    private void Lose(UpstreamLink link, UpstreamException error)
    {
        _current = null;
        SuspendTurn();
        if (_successor is { } successor)
        {
            PromoteSuccessor(successor);
            return;
        }

        EndHandover();
        if (link.WasSound(_now))
        {
            _attempts = 0;
        }

        var isServersWord = error.Kind != UpstreamFailure.Network;
        var poisoned = link.Resumes && isServersWord && !link.WasSound(_now) && Poisons(error);
        if ((!error.CanRetry && !poisoned) || ++_attempts > _options.ConnectAttempts)
        {
            _effects.Note(new SessionNote.UpstreamLost(error, null));
            Fail(error);
            return;
        }

        var delay = error.Kind == UpstreamFailure.GoneAway ? TimeSpan.Zero : Backoff.Delay(_attempts, _random());
        _effects.Note(new SessionNote.UpstreamLost(error, delay));
        _retryAt = _now + delay;
        if (_wasReady)
        {
            SetState(SessionState.Reconnecting, UpstreamProblem.Code(error));
        }
    }

    // A handle that the server no longer knows is refused at once; one whose sessions die young is given up
    // after the second.
    private bool Poisons(UpstreamException error)
    {
        _handleDeaths++;
        var refused = error.Kind is UpstreamFailure.Argument or UpstreamFailure.Policy;
        if (refused || _handleDeaths >= HandleDeathsBeforeQuarantine)
        {
            _handle = null;
            _handleDeaths = 0;
            _effects.Note(new SessionNote.HandleQuarantined());
        }

        return refused;
    }

    private void Fail(UpstreamException error)
    {
        _outputs.Emit(new SessionOutput.Failed(UpstreamProblem.Code(error), UpstreamProblem.Message(error)));
        if (_written is null)
        {
            Close(UpstreamProblem.Code(error));
        }
        else
        {
            GiveUpVoice();
        }
    }

    // The connection is gone in mid-turn: a complete answer needs nothing more of it, an incomplete one is
    // asked for again.
    private void SuspendTurn()
    {
        _discarding = false;
        _turnCompleteFollows = false;
        _answerBy = null;
        if (_turn is { IsGenerated: true })
        {
            FinishTurn(interrupted: false);
        }

        _turnEndBy = null;
        _turn?.BeginReplay();
    }

    private void BeginHandover(TimeSpan timeLeft)
    {
        _effects.Note(new SessionNote.GoAwayReceived(timeLeft));
        _handoverBy = _now + (timeLeft > HandoverMargin ? timeLeft - HandoverMargin : TimeSpan.Zero);
        if (_successor is null && _successorRetryAt is null)
        {
            OpenSuccessor();
        }
    }

    // Without the handle: the server refuses to resume a session whose old connection is still open.
    private void OpenSuccessor()
    {
        _successorRetryAt = null;
        _successor = new UpstreamLink(++_lastLink, false);
        _effects.OpenUpstream(_successor.Id, Setup(null));
    }

    private void TrySwitch()
    {
        // An answer that is awaited or under way is let finish; a turn that is only being spoken is replayed whole.
        if (_successor is { IsOpen: true } && _current is not null && !IsAnswerDue)
        {
            Switch(forced: false);
        }
    }

    private void Switch(bool forced)
    {
        var successor = _successor!;
        _effects.CloseUpstream(_current!.Id);
        _current = null;
        SuspendTurn();
        _effects.Note(new SessionNote.HandedOver(forced));
        PromoteSuccessor(successor);
    }

    private void PromoteSuccessor(UpstreamLink successor)
    {
        EndHandover();
        _handle = null;
        _handleDeaths = 0;
        _current = successor;
        successor.Sent = _window.Start;
        if (successor.IsOpen)
        {
            BecomeReady();
            Pump();
        }
        else
        {
            SetState(SessionState.Reconnecting);
        }
    }

    private void EndHandover()
    {
        _successor = null;
        _successorRetryAt = null;
        _handoverBy = null;
    }

    // Nothing was said for long: the connection costs nothing while it is closed.
    private void Sleep()
    {
        CloseLinks();
        SetState(SessionState.Idle);
    }

    private void WakeUp()
    {
        _lastActivity = _now;
        if (State != SessionState.Idle)
        {
            return;
        }

        _written?.Load();
        if (MayConnect)
        {
            SetState(_wasReady ? SessionState.Reconnecting : SessionState.Connecting);
            Connect();
        }
    }

    private void CloseLinks()
    {
        if (_current is { } current)
        {
            _effects.CloseUpstream(current.Id);
        }

        if (_successor is { } successor)
        {
            _effects.CloseUpstream(successor.Id);
        }

        _current = null;
        _retryAt = null;
        EndHandover();
    }

    private void TickUpstream()
    {
        if (_retryAt <= _now)
        {
            Connect();
        }

        if (_successorRetryAt <= _now)
        {
            OpenSuccessor();
        }

        if (HandoverDueAt <= _now)
        {
            Switch(forced: true);
        }
    }
}
