using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;

namespace Interpreter.Core.Chat;

internal sealed partial class WrittenTurns
{
    /// <summary>The model wrote something.</summary>
    public void ModelSaid(long number, TextDelta delta, TimeSpan now)
    {
        if (_turn is not { ModelAskedAt: not null } turn || turn.Number != number)
        {
            return;
        }

        turn.Billed = delta.Billed ?? turn.Billed;
        if (delta.Text.Length > 0)
        {
            turn.Answer.Append(delta.Text);
            outputs.Emit(new SessionOutput.TextDelta(number, delta.Text));
        }

        if (delta.End is { } end)
        {
            turn.End = end;
            turn.Billed = end.Billed;
            Complete(end.Reason ?? end.Finish.ToString().ToUpperInvariant(), now);
        }
        else if (turn.Answer.Length >= StorageLimits.Content)
        {
            // No model answers at such length, and no store takes more.
            effects.StopAsking();
            Complete("MAX_LENGTH", now);
        }
    }

    /// <summary>The model failed, before its answer or in the middle of it.</summary>
    public void ModelFailed(long number, UpstreamException error, TimeSpan now)
    {
        if (_turn is not { ModelAskedAt: not null } turn || turn.Number != number)
        {
            return;
        }

        _turn = null;
        effects.Note(new SessionNote.AskFailed(error));
        var text = StorableText.Of(turn.Answer.ToString());

        // An answer in whole is not given up for a part of another.
        var keeps = text.Length > 0 && turn.Context!.Answers.Count == 0;
        var work = keeps ? Keep(turn, text, null, now) : [.. Spending(turn)];
        outputs.EmitAfter(
            new SessionOutput.Failed(UpstreamProblem.Code(error), UpstreamProblem.Message(error))
            {
                Turn = turn.Number,
                RequestId = turn.Asked.RequestId,
                RetryAfter = error.RetryAfter,
            },
            work,
            now);
    }

    private void Ask(WrittenTurn turn, TimeSpan now)
    {
        outputs.Emit(new SessionOutput.Asked(turn.Number, turn.Asked.RequestId, turn.Question!));
        if (turn.IsStopped)
        {
            Complete(WrittenRecords.Interrupted, now);
            return;
        }

        var request = new TextRequest
        {
            Model = _chat.TextModel,
            OwnerId = settings.OwnerId,
            SystemInstruction = _context!.Instruction(_chat.Instruction),
            Turns = _context.ToAsk(turn.Context!),
            MaxOutputTokens = _chat.MaxOutputTokens,
            Temperature = _chat.Temperature,
        };
        turn.IsAskedAlone = request is { Turns.Count: 1, SystemInstruction: null };
        turn.ModelAskedAt = now;
        effects.AskModel(turn.Number, request);
    }

    private void Complete(string reason, TimeSpan now)
    {
        var turn = _turn!;
        _turn = null;
        var text = StorableText.Of(turn.Answer.ToString());

        // What was stopped before its first word leaves things as they were.
        var keeps = turn.ModelAskedAt is not null && (text.Length > 0 || reason != WrittenRecords.Interrupted);
        IEnumerable<SessionWork> work = keeps ? Keep(turn, text, reason, now) : Spending(turn);
        var completed = WrittenRecords.Completed(turn, text, reason, now);
        if (keeps && Counted(turn) is { } tokens)
        {
            completed = completed with { Question = completed.Question! with { TokensUsed = tokens } };
        }

        outputs.EmitAfter(completed, work, now);
    }

    private List<SessionWork> Keep(WrittenTurn turn, string text, string? reason, TimeSpan now)
    {
        var store = new SessionWork.StoreTurn([WrittenRecords.Answer(turn, text, reason, now)])
        {
            SessionId = _chat.SessionId,
            Replaced = [.. turn.Context!.AnswerIds],
            Counted = Counted(turn) is { } tokens ? (turn.Question!.Id, tokens) : null,
            Answered = turn.Context,
        };
        turn.Context.Answer(text);
        _context!.Trim();
        return [store, .. Spending(turn)];
    }

    private static IEnumerable<SessionWork> Spending(WrittenTurn turn) =>
        turn.Billed is { } billed ? [new SessionWork.Spend(new Spending(turn.End?.Model, billed, TimeSpan.Zero))] : [];

    // The prompt is counted with all that is in it, so only a question alone learns its own count.
    private static int? Counted(WrittenTurn turn) =>
        turn is { IsAskedAlone: true, End.Usage.Prompt: > 0 } ? turn.End.Usage.Prompt : null;
}
