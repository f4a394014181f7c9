using Interpreter.Core.Languages;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Sessions;

internal sealed partial class SessionMachine
{
    // Gemini 3.1 was seen to send generationComplete and never turnComplete (interpretab, README).
    private static readonly TimeSpan TurnCompleteGrace = TimeSpan.FromSeconds(2);

    // Models stall in mid-answer for seconds; after this long the rest is not coming.
    private static readonly TimeSpan AnswerStall = TimeSpan.FromSeconds(10);

    // Live translation never announces a turn's end; within an utterance its fragments come about a second
    // apart, between utterances more than four (sokuji, benchmark).
    private static readonly TimeSpan TurnSilence = TimeSpan.FromSeconds(2);

    private readonly Transcript _transcript = new();

    private TimeSpan? _answerBy;
    private TimeSpan? _turnEndBy;

    private TimeSpan? AnswerDeadline => _current is { IsOpen: true } && _turn is not { Boundary: not null } ? _now + _options.AnswerTimeout : null;

    private void ExpectAnswer() => _answerBy = AnswerDeadline;

    private void AwaitTurnEnd(Turn turn)
    {
        if (Settings.Model.TurnEnd == TurnEnd.Silence)
        {
            _turnEndBy = _now + TurnSilence;
            return;
        }

        var played = turn.PlayedBy > _now ? turn.PlayedBy : _now;
        _turnEndBy = played + (turn.IsGenerated ? TurnCompleteGrace : AnswerStall);
    }

    private void FinishTurn(bool interrupted)
    {
        var turn = _turn!;
        _turn = null;
        _turnEndBy = null;
        _answerBy = null;
        LetGo(turn);
        if (!turn.IsEmpty)
        {
            EmitTurn(turn, interrupted);
        }

        if (_unanswered.Count > 0 || _speaking is not null)
        {
            OpenTurn();
            if (_unanswered.Count > 0)
            {
                ExpectAnswer();
            }
        }

        SetSpeech(_speaking is not null ? SpeechState.Speaking : _turn is null ? SpeechState.Silent : SpeechState.Processing);
        TrySwitch();
    }

    private void LetGo(Turn turn)
    {
        _window.TrimTo(Covered(turn));
        while (_unanswered.TryPeek(out var first) && first.End <= _window.Start)
        {
            AudioThrough = _unanswered.Dequeue().AudioThrough;
        }

        // One that the model answered before its end was known never waited.
        if (turn.Utterance is { EndedAt: not null } utterance && utterance.End <= _window.Start)
        {
            AudioThrough = Math.Max(AudioThrough, utterance.AudioThrough);
        }
    }

    // Continuous translation has no turns of its own: when it falls silent it has answered all that ended.
    private long Covered(Turn turn)
    {
        if (Settings.Model.TurnEnd == TurnEnd.Silence && _unanswered.Count > 0)
        {
            return _unanswered.Last().End;
        }

        return turn.Boundary ?? (_unanswered.TryPeek(out var first) ? first.End : _window.Start);
    }

    private void EmitTurn(Turn turn, bool interrupted)
    {
        var input = turn.Input.ToString().Trim();
        var output = turn.Output.ToString().Trim();
        var (inputLanguage, outputLanguage) = DetectLanguages(turn, input, output);
        if (input.Length > 0)
        {
            _outputs.Emit(new SessionOutput.InputCaption(turn.Number, input, true, inputLanguage));
        }

        if (output.Length > 0)
        {
            _outputs.Emit(new SessionOutput.OutputCaption(turn.Number, output, true, outputLanguage));
        }

        _transcript.Add(input, output);
        var completed = new SessionOutput.TurnCompleted
        {
            Turn = turn.Number,
            InputText = input,
            OutputText = output,
            WasInterrupted = interrupted,
            Usage = turn.Usage,
            InputAudioMilliseconds = turn.Utterance?.Milliseconds ?? 0,
            OutputAudioMilliseconds = turn.OutputMilliseconds,
            FirstAudioMilliseconds = turn.Latency?.TotalMilliseconds,
            DurationMilliseconds = (_now - turn.StartedAt).TotalMilliseconds,
            AudioThrough = AudioThrough,
        };
        if (Settings.OwnerId is null)
        {
            _outputs.Emit(completed);
        }
        else
        {
            Keep(turn, completed, (inputLanguage, outputLanguage));
        }
    }

    private (string? Input, string? Output) DetectLanguages(Turn turn, string input, string output)
    {
        var (first, second) = Settings.Languages;
        var inputLanguage = LanguageDetector.Detect(input, first, second, turn.InputLanguage);
        var other = inputLanguage is null ? null : inputLanguage == first ? second : first;

        // An interpretation is in the other language; an answer usually in the same.
        return (inputLanguage, LanguageDetector.Detect(output, first, second, turn.OutputLanguage) ?? (_written is null ? other : inputLanguage));
    }

    private void TickTurns()
    {
        if (_answerBy <= _now)
        {
            _answerBy = null;
            _effects.Note(new SessionNote.AnswerTimedOut());
            GiveUpUnanswered();
        }

        if (_turnEndBy <= _now && _turn is { } turn)
        {
            var isContinuous = Settings.Model.TurnEnd == TurnEnd.Silence;
            if (isContinuous && _speaking is not null)
            {
                AwaitTurnEnd(turn);
                return;
            }

            _turnCompleteFollows = !isContinuous;
            FinishTurn(interrupted: false);
        }
    }

    // What was said after the utterance that timed out has waited as long, and is given up with it.
    private void GiveUpUnanswered()
    {
        do
        {
            FinishTurn(interrupted: false);
        }
        while (_turn is not null && _unanswered.TryPeek(out var next) && next.EndedAt + _options.AnswerTimeout <= _now);
    }
}
