using Interpreter.Core.Chat;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Sessions;

internal sealed partial class SessionMachine
{
    // A connection that was given up is not tried again for every frame of an open microphone.
    private static readonly TimeSpan VoiceRest = TimeSpan.FromSeconds(10);

    private readonly WrittenTurns? _written;
    private TimeSpan? _voiceRestsUntil;

    // What is said waits for what is written, and the other way round: each knows all that was before it.
    private bool MayConnect => _written is null or { IsUnderWay: false, Context: not null };

    private bool IsSpokenTo => _turn is not null || _speaking is not null || _unanswered.Count > 0;

    private bool IsChatBusy => _written is not null && (_written.IsBusy || IsSpokenTo || _outputs.IsHolding);

    /// <summary>Some work of others came to its end.</summary>
    public void Done(SessionOutcome outcome, TimeSpan now)
    {
        if (IsClosed)
        {
            return;
        }

        _now = now;
        _written?.Done(outcome, now);
        if (outcome.Work == _returns && outcome is SessionOutcome.Admitted admitted)
        {
            HearReturn(admitted.Admission);
        }

        if (IsClosed)
        {
            return;
        }

        if (outcome is SessionOutcome.Spent { Budget: { } budget })
        {
            TakeBudget(budget);
        }

        _outputs.Done(outcome);
        if (_written is { Context: null } && outcome is { Work: SessionWork.LoadHistory } && IsSpokenTo)
        {
            _outputs.Emit(new SessionOutput.Failed(SessionErrorCodes.StorageUnavailable, WrittenTurns.StorageProblem));
            GiveUpVoice();
        }

        AdvanceChat();
    }

    /// <summary>The model that writes wrote something.</summary>
    public void ModelSaid(long turn, TextDelta delta, TimeSpan now)
    {
        if (!IsClosed)
        {
            _now = now;
            _written?.ModelSaid(turn, delta, now);
            AdvanceChat();
        }
    }

    /// <summary>The model that writes failed.</summary>
    public void ModelFailed(long turn, UpstreamException error, TimeSpan now)
    {
        if (!IsClosed)
        {
            _now = now;
            _written?.ModelFailed(turn, error, now);
            AdvanceChat();
        }
    }

    private void TakeAsk(SessionCommand command)
    {
        if (_written is null)
        {
            _outputs.Emit(new SessionOutput.Failed(SessionErrorCodes.ChatOnly, "This session interprets: open a chat to ask the model.")
            {
                RequestId = new WaitingAsk(command, _now).RequestId,
            });
            return;
        }

        _written.Take(command, _now);
        if (command is SessionCommand.ClearHistory && _turn is not null && IsAnswerDue)
        {
            Interrupt();
        }
    }

    private void AdvanceChat()
    {
        if (_written is not { } written || IsClosed)
        {
            return;
        }

        if (written.IsGone)
        {
            Close("deleted");
            return;
        }

        while (written.IsWaiting && !IsSpokenTo && !_outputs.IsHolding)
        {
            LeaveVoice();
            written.BeginNext(() => ++_lastTurn, _now);
        }

        if (IsSpokenTo && State == SessionState.Idle)
        {
            WakeUp();
        }

        AdvanceHold();
    }

    // The connection will not know what is written now: the next one is told.
    private void LeaveVoice()
    {
        _handle = null;
        if (State != SessionState.Idle)
        {
            Sleep();
        }
    }

    // Nobody will answer what was said; what is written goes on.
    private void GiveUpVoice()
    {
        _voiceRestsUntil = _now + VoiceRest;
        _handle = null;
        CloseLinks();
        _speaking = null;
        _isStreaming = false;
        _gate.Close();
        _preroll.Clear();
        _unanswered.Clear();
        if (_turn is not null)
        {
            FinishTurn(interrupted: true);
        }

        _window.TrimTo(_window.End);
        SetSpeech(SpeechState.Silent);
        SetState(SessionState.Idle);
    }
}
