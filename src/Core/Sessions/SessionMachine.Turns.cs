using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Sessions;

internal sealed partial class SessionMachine
{
    private Turn? _turn;
    private long _lastTurn;

    // The client stopped the answer: what still comes of it is dropped.
    private bool _discarding;

    // The turn was ended before the model's own turnComplete, which must not end the next one.
    private bool _turnCompleteFollows;

    private bool IsAnswerDue => _turn is { Boundary: not null } || _unanswered.Count > 0;

    private void Hear(UpstreamEvent said, UpstreamLink link)
    {
        switch (said)
        {
            case UpstreamEvent.Speech speech:
                HearSpeech(speech.Frame);
                break;
            case UpstreamEvent.InputTranscription input:
                HearInput(input.Text, input.Language);
                break;
            case UpstreamEvent.OutputTranscription output:
                HearOutput(output.Text, output.Language);
                break;
            case UpstreamEvent.AnswerText text:
                HearOutput(text.Value, null);
                break;
            case UpstreamEvent.Usage usage:
                HearUsage(usage);
                break;
            case UpstreamEvent.Interrupted:
                HearInterrupted();
                break;
            case UpstreamEvent.GenerationComplete:
                HearGenerationComplete();
                break;
            case UpstreamEvent.TurnComplete:
                HearTurnComplete();
                break;
        }

        link.IsProductive |= said is UpstreamEvent.Speech or UpstreamEvent.InputTranscription or UpstreamEvent.OutputTranscription;
    }

    private void HearSpeech(AudioFrame frame)
    {
        if (_discarding)
        {
            frame.Release();
            return;
        }

        var turn = Answering();
        var skip = turn.Deliver(frame.Length, _now);
        AwaitTurnEnd(turn);
        if (skip == frame.Length)
        {
            frame.Release();
            return;
        }

        if (skip > 0)
        {
            var rest = AudioFrame.Copy(frame.Memory.Span[skip..], frame.SampleRate);
            frame.Release();
            frame = rest;
        }

        _outputs.Emit(new SessionOutput.Speech(turn.Number, frame));
    }

    private void HearInput(string text, string? language)
    {
        _lastActivity = _now;
        var turn = _turn ?? OpenTurn();
        turn.InputLanguage = language ?? turn.InputLanguage;
        if (text.Length > 0 && turn.Hear(text))
        {
            _outputs.Emit(new SessionOutput.InputCaption(turn.Number, turn.Input.ToString().Trim(), false, null));
        }

        if (Settings.Model.TurnEnd == TurnEnd.Silence)
        {
            AwaitTurnEnd(turn);
        }
        else if (_speaking is null)
        {
            // Words that belong to no utterance known here may never be answered.
            _answerBy ??= AnswerDeadline;
        }
    }

    private void HearOutput(string text, string? language)
    {
        if (_discarding)
        {
            return;
        }

        // Some models announce the language before there is an answer.
        if (text.Length == 0)
        {
            if (_turn is { } open)
            {
                open.OutputLanguage = language ?? open.OutputLanguage;
            }

            return;
        }

        var turn = Answering();
        turn.OutputLanguage = language ?? turn.OutputLanguage;
        AwaitTurnEnd(turn);
        if (turn.Say(text))
        {
            _outputs.Emit(new SessionOutput.OutputCaption(turn.Number, turn.Output.ToString().Trim(), false, null));
        }
    }

    private void HearInterrupted()
    {
        _turnCompleteFollows = true;
        if (_discarding)
        {
            _discarding = false;
        }
        else if (_turn is { Boundary: not null } turn)
        {
            _outputs.Emit(new SessionOutput.Interrupted(turn.Number));
            FinishTurn(interrupted: true);
        }
        else if (_unanswered.Count == 0)
        {
            TellPlaybackVoid();
        }
        else
        {
            MergeUnanswered();
        }
    }

    // The speaker went on before the answer began: the model answers both utterances as one. Typed text keeps
    // a turn of its own, as no transcription will tell it again.
    private void MergeUnanswered()
    {
        if (_unanswered.Count + (_speaking is null ? 0 : 1) < 2)
        {
            return;
        }

        var earlier = _unanswered.Peek();
        var later = _unanswered.Skip(1).FirstOrDefault() ?? _speaking!;
        if (_turn is { } typed && (earlier.Text ?? later.Text) is not null)
        {
            typed.Answer(earlier.End, _now);
            FinishTurn(interrupted: true);
            return;
        }

        _unanswered.Dequeue();
        later.Milliseconds += earlier.Milliseconds;
        if (_turn is { } turn)
        {
            turn.Utterance = later;
        }
    }

    private void HearGenerationComplete()
    {
        if (_discarding)
        {
            _discarding = false;
            _turnCompleteFollows = true;
        }
        else if (_turn is not null && IsAnswerDue)
        {
            var turn = Answering();
            turn.IsGenerated = true;
            AwaitTurnEnd(turn);

            // The answer may play for long; what it answers will not be said again.
            LetGo(turn);
        }
    }

    private void HearTurnComplete()
    {
        if (_turnCompleteFollows)
        {
            _turnCompleteFollows = false;
        }
        else if (_discarding)
        {
            _discarding = false;
        }
        else if (_turn is not null && IsAnswerDue)
        {
            FinishTurn(interrupted: false);
        }
    }

    private void Interrupt()
    {
        if (_turn is not { } turn || !IsAnswerDue)
        {
            TellPlaybackVoid();
            return;
        }

        // What has not been sent to the model needs no discarding: it will not be sent.
        var isOpen = _current is { IsOpen: true };
        _discarding = isOpen && !turn.IsGenerated;
        _turnCompleteFollows = isOpen && turn.IsGenerated;
        turn.Answer(turn.Boundary ?? _unanswered.Peek().End, _now);
        _outputs.Emit(new SessionOutput.Interrupted(turn.Number));
        FinishTurn(interrupted: true);
    }

    // All of the last answer was sent and its turn is over, but a client may still be playing it.
    private void TellPlaybackVoid()
    {
        var last = _turn is null ? _lastTurn : _turn.Number - 1;
        if (last > 0)
        {
            _outputs.Emit(new SessionOutput.Interrupted(last));
        }
    }

    private Turn OpenTurn()
    {
        var utterance = _unanswered.TryPeek(out var first) ? first : _speaking;
        _turn = new Turn(++_lastTurn, utterance, _now);
        TakeUpCutOff(_turn);
        if (utterance?.Text is { } text && _turn.Hear(text))
        {
            _outputs.Emit(new SessionOutput.InputCaption(_turn.Number, text, false, null));
        }

        return _turn;
    }

    // The turn that the model is answering: its answer covers the uplink up to the first utterance's end or,
    // where the model did not wait for one, up to what it was sent.
    private Turn Answering()
    {
        _lastActivity = _now;
        _answerBy = null;
        _turnCompleteFollows = false;
        var turn = _turn ?? OpenTurn();
        if (turn.Boundary is null)
        {
            turn.Answer(_unanswered.TryPeek(out var first) ? first.End : _current?.Sent ?? _window.End, _now);
        }

        return turn;
    }
}
