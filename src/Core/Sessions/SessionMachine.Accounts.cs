using Interpreter.Core.Audio;
using Interpreter.Core.Conversations;
using Interpreter.Core.Pricing;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;

namespace Interpreter.Core.Sessions;

internal sealed partial class SessionMachine
{
    // The user actor lets go of a session that has not been heard of for a while.
    private static readonly TimeSpan HoldInterval = TimeSpan.FromMinutes(1);

    // As far as a day's limit may be passed before it is noticed.
    private static readonly TimeSpan ReportedSpeech = TimeSpan.FromSeconds(10);

    private TimeSpan? _holdAt;
    private bool _isLimited;
    private SessionWork? _returns;
    private double _unreportedMilliseconds;
    private TimeSpan? _exhaustedUntil;
    private (LimitKind Limit, Budget Budget) _exhausted;
    private bool _exhaustionTold;

    private bool IsExhausted => _exhaustedUntil > _now;

    private void BeginHold(Budget? budget)
    {
        if (Settings.OwnerId is null || budget is null)
        {
            return;
        }

        _isLimited = true;
        _holdAt = _now + HoldInterval;
        TakeBudget(budget);
    }

    // It was held where it lived before; on the way the hold may have lapsed, and what is left is not known here.
    private void HoldAgain()
    {
        if (Settings.OwnerId is not null)
        {
            _isLimited = true;
            _holdAt = _now + HoldInterval;
            _effects.Begin(_returns = new SessionWork.Hold());
        }
    }

    private void HearReturn(Admission? admission)
    {
        _returns = null;
        if (admission is null)
        {
            (_isLimited, _holdAt) = (false, null);
        }
        else if (admission.Refused is { } limit)
        {
            RefuseReturn(limit, admission);
        }
        else
        {
            TakeBudget(admission.Budget);
        }
    }

    // A chat that nobody follows and that does nothing is not counted: its user may open others meanwhile.
    private void AdvanceHold()
    {
        var rests = IsResting;
        if (!_isLimited || rests == _holdAt is null || IsClosed)
        {
            return;
        }

        _holdAt = rests ? null : _now + HoldInterval;
        _returns = rests ? null : new SessionWork.Hold();
        _effects.Begin(_returns ?? new SessionWork.Release());
    }

    // Others have taken its place.
    private void RefuseReturn(LimitKind limit, Admission admission)
    {
        _outputs.Emit(new SessionOutput.Failed(SessionErrorCodes.LimitReached, LimitSentence.Of(limit, admission.Budget)) { RetryAfter = admission.RetryAfter });
        Close(SessionErrorCodes.LimitReached);
    }

    private void TickLimits()
    {
        if (_holdAt <= _now)
        {
            _holdAt = _now + HoldInterval;
            _effects.Begin(new SessionWork.Hold());
        }
    }

    private void HearUsage(UpstreamEvent.Usage usage)
    {
        if (_turn is { } turn)
        {
            turn.Usage = usage.Tokens;
            turn.Billed = usage.Billed;
        }
        else if (Settings.OwnerId is not null)
        {
            // Of an answer that was stopped: nobody hears the rest, and it is billed all the same.
            _effects.Begin(new SessionWork.Spend(new Spending(Settings.Model.Id, usage.Billed, TakeSpeech())));
        }
    }

    // A turn is stored, and what it took is counted, before it is told complete.
    private void Keep(Turn turn, SessionOutput.TurnCompleted completed, (string? Input, string? Output) languages)
    {
        var work = new List<SessionWork>(2)
        {
            new SessionWork.StoreTurn(SpokenRecords.Of(turn, completed, languages, _startedAt, _now))
            {
                SessionId = Settings.Chat?.SessionId,
                NewTitle = Settings.Chat is null ? InterpretationTitle.Of(Settings.Languages, _startedAt) : null,
            },
        };
        if (turn.Billed != default || _unreportedMilliseconds > 0)
        {
            work.Add(new SessionWork.Spend(new Spending(Settings.Model.Id, turn.Billed, TakeSpeech())));
        }

        _outputs.EmitAfter(completed, work, _now);
    }

    private void CountSpeech(AudioFrame frame)
    {
        if (Settings.OwnerId is null)
        {
            return;
        }

        _unreportedMilliseconds += frame.Milliseconds;
        if (_unreportedMilliseconds >= ReportedSpeech.TotalMilliseconds)
        {
            ReportSpeech();
        }
    }

    private void ReportSpeech()
    {
        if (_unreportedMilliseconds > 0)
        {
            _effects.Begin(new SessionWork.Spend(new Spending(null, default(BilledTokens), TakeSpeech())));
        }
    }

    private TimeSpan TakeSpeech()
    {
        var speech = TimeSpan.FromMilliseconds(_unreportedMilliseconds);
        _unreportedMilliseconds = 0;
        return speech;
    }

    // Told at once, whatever is held back: it belongs to no turn.
    private void TakeBudget(Budget budget)
    {
        _effects.Emit(new SessionOutput.BudgetChanged(budget));
        if (budget.ExhaustedToday.FirstOrDefault() is not { } exhausted)
        {
            _exhaustedUntil = null;
            _exhaustionTold = false;
            return;
        }

        _exhaustedUntil = budget.ResetsAt - _startedAt;
        _exhausted = (exhausted.Kind, budget);
        EndSpeech();
    }

    // Speech that nobody may pay for is not sent.
    private bool RefusesSpeech()
    {
        if (!IsExhausted)
        {
            _exhaustionTold = false;
            return false;
        }

        if (!_exhaustionTold)
        {
            _exhaustionTold = true;
            TellExhausted();
        }

        return true;
    }

    private void TellExhausted() => _outputs.Emit(
        new SessionOutput.Failed(SessionErrorCodes.LimitReached, LimitSentence.Of(_exhausted.Limit, _exhausted.Budget)) { RetryAfter = _exhaustedUntil - _now });
}
