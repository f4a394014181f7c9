using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Users;

namespace Interpreter.Core.Chat;

/// <summary>
/// The written side of a chat: questions wait in a row; each is admitted, stored, put to the model with the history before
/// it, and its answer is stored before it is told complete. Pure, as <see cref="SessionMachine"/> is, a part of which it is.
/// </summary>
internal sealed partial class WrittenTurns(SessionSettings settings, ISessionEffects effects, HeldOutputs outputs)
{
    // A store that is sound takes milliseconds; behind one that is not, nobody waits longer.
    private static readonly TimeSpan StepTimeout = TimeSpan.FromSeconds(10);

    /// <summary>What a user is told where the store fails.</summary>
    public const string StorageProblem = "The chat's history can't be read or written at the moment, so nothing was asked: try again later.";

    private readonly ChatSettings _chat = settings.Chat!;
    private readonly LinkedList<WaitingAsk> _waiting = new();
    private ConversationContext? _context;
    private WrittenTurn? _turn;
    private WaitingAsk? _clearing;
    private SessionWork? _awaited;
    private SessionWork? _loading;
    private TimeSpan? _stepBy;
    private bool _isTitled;

    /// <summary>What the model is reminded of; null until it is loaded.</summary>
    public ConversationContext? Context => _context;

    /// <summary>Whether a turn is under way, or the history is being deleted.</summary>
    public bool IsUnderWay => _turn is not null || _clearing is not null;

    /// <summary>Whether anything is, or waits.</summary>
    public bool IsBusy => IsUnderWay || _waiting.Count > 0;

    /// <summary>Whether something waits for its turn, and may have it as far as writing goes.</summary>
    public bool IsWaiting => !IsUnderWay && _waiting.Count > 0 && _context is not null;

    /// <summary>Whether the chat was found to be gone from the store.</summary>
    public bool IsGone { get; private set; }

    /// <summary>When <see cref="Tick"/> is wanted; null for never.</summary>
    public TimeSpan? Deadline => _stepBy;

    /// <summary>Reads the history, unless it is there or on its way.</summary>
    public void Load()
    {
        if (_context is null && _loading is null)
        {
            _loading = new SessionWork.LoadHistory(_chat.SessionId, _chat.ContextTokens);
            effects.Begin(_loading);
        }
    }

    /// <summary>Takes a question, or what is like one.</summary>
    public void Take(SessionCommand command, TimeSpan now)
    {
        var asked = new WaitingAsk(command, now);
        if (_waiting.Count >= SessionCommand.Ask.WaitingAsks)
        {
            Refuse(asked, SessionErrorCodes.TextRefused, $"{_waiting.Count} questions wait for their answers: ask again when one is answered.");
            return;
        }

        if (command is SessionCommand.ClearHistory)
        {
            Stop(now);
            _waiting.AddFirst(asked);
        }
        else
        {
            _waiting.AddLast(asked);
        }

        Load();
    }

    /// <summary>Begins what waits first; there is something.</summary>
    /// <param name="number">A number for the turn, if it is one.</param>
    /// <param name="now">The time.</param>
    public void BeginNext(Func<long> number, TimeSpan now)
    {
        var asked = _waiting.First!.Value;
        _waiting.RemoveFirst();
        switch (asked.Command)
        {
            case SessionCommand.ClearHistory:
                _clearing = asked;
                Await(new SessionWork.Clear(_chat.SessionId), now);
                break;
            case SessionCommand.AskAgain when _context!.Newest is not { CanBeAsked: true }:
                Refuse(asked, SessionErrorCodes.NothingToRepeat, "There is no question yet that could be asked again: ask one.");
                break;
            default:
                // Something that was said long ago may only be stored, and be the newest, while this is admitted.
                _turn = new WrittenTurn(number(), asked, now) { Context = asked.Command is SessionCommand.AskAgain ? _context!.Newest : null };
                Await(new SessionWork.Admit(), now);
                _stepBy = null; // A wait for the minute's turn is the user actor's to end.
                break;
        }
    }

    /// <summary>Stops the answer under way, and keeps what was said. Returns whether there was a turn to stop.</summary>
    public bool Stop(TimeSpan now)
    {
        switch (_turn)
        {
            case null:
                return false;
            case { ModelAskedAt: not null }:
                effects.StopAsking();
                Complete(WrittenRecords.Interrupted, now);
                break;
            case var turn when _awaited is SessionWork.StoreQuestion:
                turn.IsStopped = true;
                break;
            default:
                _awaited = null;
                Complete(WrittenRecords.Interrupted, now);
                break;
        }

        return true;
    }

    /// <summary>Some work came to its end.</summary>
    public void Done(SessionOutcome outcome, TimeSpan now)
    {
        if (outcome.Work == _loading)
        {
            Loaded(outcome);
        }
        else if (outcome.Work == _awaited)
        {
            _awaited = null;
            _stepBy = null;
            Continue(outcome, now);
        }
        else if (outcome is SessionOutcome.Gone)
        {
            IsGone = true;
        }
        else if (outcome is SessionOutcome.Stored { Work: SessionWork.StoreTurn { Answered: { } answered }, Messages: [var answer] })
        {
            answered.AnswerStored(answer.Id);
        }
        else if (outcome is SessionOutcome.Stored { Messages: [var said, var spoken] })
        {
            _context?.AddSpoken(said, spoken);
        }
    }

    /// <summary>Does what has fallen due.</summary>
    public void Tick(TimeSpan now)
    {
        if (_stepBy <= now && _awaited is { } late)
        {
            effects.Abandon(late);
            _awaited = null;
            _stepBy = null;
            FailStorage();
        }
    }

    /// <summary>The session closes: the model is stopped, and what it has said is kept.</summary>
    public void Close(TimeSpan now)
    {
        _waiting.Clear();
        if (_turn is { ModelAskedAt: not null })
        {
            Stop(now);
        }
    }

    private void Loaded(SessionOutcome outcome)
    {
        _loading = null;
        if (outcome is SessionOutcome.Loaded loaded)
        {
            _context = new ConversationContext(_chat.ContextTokens);
            _context.Load(loaded.History.Messages, loaded.History.Images);
            return;
        }

        foreach (var asked in _waiting)
        {
            Refuse(asked, SessionErrorCodes.StorageUnavailable, StorageProblem);
        }

        _waiting.Clear();
    }

    private void Continue(SessionOutcome outcome, TimeSpan now)
    {
        switch (outcome)
        {
            case SessionOutcome.Admitted { Admission: { Refused: { } limit } admission }:
                Fail(SessionErrorCodes.LimitReached, LimitSentence.Of(limit, admission.Budget), admission.RetryAfter);
                break;
            case SessionOutcome.Admitted:
                Admitted(now);
                break;
            case SessionOutcome.Stored { Messages: [var question] }:
                QuestionStored(question, now);
                break;
            case SessionOutcome.Done when _clearing is { } cleared:
                _clearing = null;
                _context!.Clear();
                outputs.Emit(new SessionOutput.HistoryCleared(cleared.RequestId));
                break;
            case SessionOutcome.Gone:
                IsGone = true;
                FailStorage();
                break;
            default:
                FailStorage();
                break;
        }
    }

    private void Admitted(TimeSpan now)
    {
        if (_turn!.Asked.Command is SessionCommand.Ask ask)
        {
            Await(new SessionWork.StoreQuestion(_chat.SessionId, WrittenRecords.Question(ask)), now);
            return;
        }

        Ask(_turn, now);
    }

    private void QuestionStored(ChatMessage question, TimeSpan now)
    {
        var turn = _turn!;
        turn.Context = _context!.Ask(question, ((SessionCommand.Ask)turn.Asked.Command).Images);
        if (!_isTitled && question.Content.Length > 0)
        {
            _isTitled = true;
            effects.Begin(new SessionWork.Title(_chat.SessionId, question.Content));
        }

        Ask(turn, now);
    }

    private void Await(SessionWork work, TimeSpan now)
    {
        _awaited = work;
        _stepBy = now + StepTimeout;
        effects.Begin(work);
    }

    private void FailStorage() => Fail(SessionErrorCodes.StorageUnavailable, StorageProblem);

    // Ends what is under way.
    private void Fail(string code, string message, TimeSpan? retryAfter = null)
    {
        var (turn, clearing) = (_turn, _clearing);
        _turn = null;
        _clearing = null;
        outputs.Emit(new SessionOutput.Failed(code, message)
        {
            Turn = turn?.Number,
            RequestId = (turn?.Asked ?? clearing)?.RequestId,
            RetryAfter = retryAfter,
        });
    }

    private void Refuse(WaitingAsk asked, string code, string message) =>
        outputs.Emit(new SessionOutput.Failed(code, message) { RequestId = asked.RequestId });
}
