using Interpreter.Core.Chat;
using Interpreter.Core.Interpretation;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;

namespace Interpreter.Core.Sessions;

/// <summary>
/// A session's decisions: what it is told goes in by the methods, what is to be done comes out as effects. It
/// has no clock, socket, lock or task; every method gets the time since the session began. One caller at a time.
/// </summary>
/// <remarks>Uplink: what the speaker says. Turns: what the model says. TurnEnds: when that is all. Upstream: the connections to the model. Chat: what is written. Accounts: what is kept and counted for the owner. Listeners: others, who hear it.</remarks>
internal sealed partial class SessionMachine
{
    // Who opens a session follows it within milliseconds.
    private static readonly TimeSpan ArrivalTime = TimeSpan.FromSeconds(2);

    private readonly SessionOptions _options;
    private readonly ISessionEffects _effects;
    private readonly HeldOutputs _outputs;
    private readonly Func<double> _random;
    private readonly DateTimeOffset _startedAt;

    private TimeSpan _now;
    private TimeSpan _lastActivity;
    private TimeSpan? _detachedAt = TimeSpan.Zero;
    private TimeSpan? _touchedAt;
    private bool _wasFollowed;
    private SpeechState _speech;

    /// <summary>Creates the machine; <see cref="Start"/> sets it going.</summary>
    /// <param name="settings">The session's.</param>
    /// <param name="options">The host's.</param>
    /// <param name="effects">What performs the decisions.</param>
    /// <param name="startedAt">The wall clock at the session's beginning, for time stamps.</param>
    /// <param name="random">From 0 to 1, for jitter.</param>
    public SessionMachine(SessionSettings settings, SessionOptions options, ISessionEffects effects, DateTimeOffset startedAt, Func<double> random)
    {
        Settings = settings;
        _options = options;
        _effects = effects;
        _outputs = new HeldOutputs(effects);
        if (settings.Chat is not null)
        {
            // Its connection is for speech, and is opened when somebody speaks.
            State = SessionState.Idle;
            _written = new WrittenTurns(settings, effects, _outputs);
        }

        _random = random;
        _startedAt = startedAt;
        _gate = new VoiceGate(settings.VoiceGate);
        _speechInput = new SpeechInput(settings.SampleRate);
        _window = new UplinkWindow(options.UplinkWindow);
        _takePiece = TakePiece;
    }

    /// <summary>What the session was created with.</summary>
    public SessionSettings Settings { get; }

    /// <summary>Where the session stands with its model.</summary>
    public SessionState State { get; private set; } = SessionState.Connecting;

    /// <summary>Whether the session is over.</summary>
    public bool IsClosed => State == SessionState.Closed;

    /// <summary>When <see cref="Tick"/> is wanted at the latest; null for never.</summary>
    public TimeSpan? NextDeadline
    {
        get
        {
            if (IsClosed)
            {
                return null;
            }

            var next = _retryAt;
            Earliest(ref next, _successorRetryAt);
            Earliest(ref next, HandoverDueAt);
            Earliest(ref next, _turnEndBy);
            Earliest(ref next, _answerBy);
            Earliest(ref next, InputStallsAt);
            Earliest(ref next, IdleAt);
            Earliest(ref next, DetachedDueAt);
            Earliest(ref next, _outputs.Deadline);
            Earliest(ref next, _written?.Deadline);
            Earliest(ref next, _holdAt);
            Earliest(ref next, _listeners.Deadline);
            return next;
        }
    }

    private TimeSpan? IdleAt => State == SessionState.Ready && _turn is null ? _lastActivity + _options.IdleTimeout : null;

    // A chat whose followers have left, and that has nothing to do.
    private bool IsResting => _written is not null && _wasFollowed && _detachedAt is not null && !IsChatBusy;

    private TimeSpan? DetachedDueAt => IsChatBusy ? null : _detachedAt + _options.DetachedTimeout;

    /// <summary>Begins to connect; a chat, to read its history.</summary>
    /// <param name="now">The time.</param>
    /// <param name="budget">What the session's user has left; null where nothing limits it.</param>
    public void Start(TimeSpan now, Budget? budget = null)
    {
        _now = now;
        _outputs.Emit(new SessionOutput.StateChanged(State, null));
        if (_hasReturned)
        {
            HoldAgain();
        }
        else
        {
            BeginHold(budget);
        }

        if (_written is null)
        {
            Connect();
        }
        else
        {
            _written.Load();
        }
    }

    /// <summary>Takes a client's command.</summary>
    public void Take(SessionCommand command, TimeSpan now)
    {
        if (IsClosed)
        {
            return;
        }

        _now = now;
        if (TakeSharing(command))
        {
            return;
        }

        switch (command)
        {
            case SessionCommand.Interrupt when _written?.Stop(now) == true:
                break;
            case SessionCommand.Interrupt:
                Interrupt();
                break;
            case SessionCommand.SendText text when _written is not null:
                TakeAsk(new SessionCommand.Ask(text.Text));
                break;
            case SessionCommand.SendText text:
                TakeText(text.Text);
                break;
            case SessionCommand.Ask or SessionCommand.AskAgain or SessionCommand.ClearHistory:
                TakeAsk(command);
                break;
            case SessionCommand.EndUtterance:
                EndSpeech();
                break;
            case SessionCommand.Close:
                Close(null);
                break;
        }

        AdvanceChat();
    }

    /// <summary>Somebody is about to follow the session: it waits for them.</summary>
    public void Touch(TimeSpan now)
    {
        _now = now;
        _touchedAt = now;
        _detachedAt = _detachedAt is null ? null : now;
    }

    /// <summary>
    /// Makes room for another session: a chat whose followers have left, and that has nothing to do, closes. It opens again as
    /// it was. Returns whether it did.
    /// </summary>
    public bool TryYield(TimeSpan now)
    {
        _now = now;
        if (IsClosed || !IsResting || _touchedAt + ArrivalTime > now)
        {
            return false;
        }

        Close("detached");
        return true;
    }

    /// <summary>Learns how many follow the session.</summary>
    public void FollowersChanged(int count, TimeSpan now)
    {
        _now = now;
        _detachedAt = count > 0 ? null : _detachedAt ?? now;
        _wasFollowed |= count > 0;
        AdvanceHold();
    }

    /// <summary>Does what has fallen due.</summary>
    public void Tick(TimeSpan now)
    {
        if (IsClosed)
        {
            return;
        }

        _now = now;
        _outputs.Tick(now);
        if (DetachedDueAt <= now)
        {
            Close("detached");
            return;
        }

        TickUplink();
        TickTurns();
        TickUpstream();
        _written?.Tick(now);
        TickLimits();
        TickListeners();
        if (IdleAt <= now)
        {
            Sleep();
        }

        AdvanceChat();
    }

    /// <summary>Ends the session.</summary>
    /// <param name="reason">A stable code; null when its client asked.</param>
    /// <param name="now">The time.</param>
    public void Stop(string? reason, TimeSpan now)
    {
        _now = now;
        Close(reason);
    }

    private void Close(string? reason)
    {
        if (IsClosed)
        {
            return;
        }

        CloseLinks();
        if (_turn is { } turn)
        {
            FinishTurn(interrupted: turn is { Boundary: not null, IsGenerated: false });
        }

        _written?.Close(_now);
        ReportSpeech();
        SetSpeech(SpeechState.Silent);
        State = SessionState.Closed;
        _preroll.Clear();
        _window.TrimTo(_window.End);
        _effects.Note(new SessionNote.Closed(reason));
        _outputs.Emit(new SessionOutput.StateChanged(SessionState.Closed, reason));
        _outputs.Release();
    }

    private void SetState(SessionState state, string? reason = null)
    {
        if (State != state)
        {
            State = state;
            _outputs.Emit(new SessionOutput.StateChanged(state, reason));
        }
    }

    private void SetSpeech(SpeechState state)
    {
        if (_speech != state)
        {
            _speech = state;
            TellSpeech();
        }
    }

    private void TellSpeech() =>
        _outputs.Emit(new SessionOutput.SpeechStateChanged(_speech, _startedAt.ToUnixTimeMilliseconds() + (long)_now.TotalMilliseconds));

    private UpstreamSetup Setup(string? handle)
    {
        var model = Settings.Model;
        return new UpstreamSetup
        {
            Model = model,
            OwnerId = Settings.OwnerId,
            SystemInstruction = model.OneWay ? null : Instruction,
            Voice = model.OneWay ? null : Settings.Voice,
            TargetLanguage = model.OneWay ? Settings.TargetLanguage : null,
            AutomaticActivityDetection = !IsManual,
            ResumptionHandle = handle,
            History = handle is null && model.TakesHistory ? History : [],
        };
    }

    private string? Instruction => _written is null ? InterpreterInstruction.For(Settings) : _written.Context!.Instruction(Settings.Chat!.Instruction);

    private IReadOnlyList<HistoryTurn> History => _written is null ? _transcript.History : _written.Context!.ToHear();

    private static void Earliest(ref TimeSpan? earliest, TimeSpan? candidate)
    {
        if (candidate < earliest || earliest is null)
        {
            earliest = candidate;
        }
    }
}
