using Interpreter.Core.Chat;
using Interpreter.Core.Pricing;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;

namespace Interpreter.Core.Tests.Chat;

/// <summary>The machine of a chat, and a store and a user that do what it wants when the test says so.</summary>
internal sealed class ChatRig
{
    public const long Owner = 7;

    private int _done;

    public ChatRig(string? instruction = "Be kind.", int threshold = 500, Budget? budget = null)
    {
        Machine = new(MachineRig.Settings() with
        {
            OwnerId = Owner,
            Chat = new() { SessionId = 3, Instruction = instruction },
            VoiceGate = new() { Threshold = threshold },
        });
        Machine.Machine.FollowersChanged(1, Machine.Now);
        Machine.Machine.Start(Machine.Now, budget);
    }

    public MachineRig Machine { get; }

    public RecordedEffects Effects => Machine.Effects;

    public List<ChatMessage> Stored { get; } = [];

    public Admission? Refusal { get; set; }

    /// <summary>How an answer ends.</summary>
    public static TextDelta End { get; } = new("", new TextEnd(TextFinish.Complete, "STOP", "written", new TokenUsage(5, 6, 11), new BilledTokens(5, 0, 0, 6, 0)));

    /// <summary>The number of the newest turn that the model was asked.</summary>
    public long LastAsked => Effects.Outputs.OfType<SessionOutput.Asked>().LastOrDefault()?.Turn ?? 0;

    public static ChatRig Loaded(string? instruction = "Be kind.")
    {
        var rig = new ChatRig(instruction);
        rig.Loads();
        rig.Take();
        return rig;
    }

    public static Budget Budget(LimitKind? exhausted = null) => new(
        [.. Enum.GetValues<LimitKind>().Select(kind => new BudgetItem(kind, 10, kind == exhausted ? 10 : 1))], DateTimeOffset.UnixEpoch.AddHours(1));

    public List<string> Take() => Effects.Take();

    public void Command(SessionCommand command) => Machine.Machine.Take(command, Machine.Now);

    /// <summary>The history is read.</summary>
    public void Loads(params (string Question, string Answer)[] turns)
    {
        foreach (var (question, answer) in turns)
        {
            Store(new NewMessage(MessageRole.User, question));
            Store(new NewMessage(MessageRole.Assistant, answer));
        }

        var load = Effects.Work.OfType<SessionWork.LoadHistory>().Last();
        _done = Effects.Work.IndexOf(load) + 1;
        var history = new LoadedHistory([.. Stored], new Dictionary<long, IReadOnlyList<TextImage>>());
        Machine.Machine.Done(new SessionOutcome.Loaded(load, history), Machine.Now);
    }

    /// <summary>Asks, and lets the question be admitted, stored and put to the model.</summary>
    public void Asks(string question)
    {
        Command(new SessionCommand.Ask(question));
        DoesAll();
    }

    /// <summary>The model answers the newest question.</summary>
    public void Answers(string answer)
    {
        Machine.Machine.ModelSaid(LastAsked, new TextDelta(answer), Machine.Now);
        Machine.Machine.ModelSaid(LastAsked, End, Machine.Now);
        DoesAll();
    }

    /// <summary>Somebody speaks, and the model that speaks answers.</summary>
    public void Speaks(string said, string spoken)
    {
        Machine.Utter();
        Machine.Opens();
        Machine.Says(MachineRig.Heard(said), MachineRig.Spoken(spoken), MachineRig.Generated(), MachineRig.Complete());
        DoesAll();
    }

    /// <summary>All work is done, with what it leads to.</summary>
    public void DoesAll()
    {
        while (_done < Effects.Work.Count)
        {
            Does(Effects.Work[_done++]);
        }
    }

    /// <summary>The next piece of work is done, or fails.</summary>
    public void DoesNext(Exception? error)
    {
        if (_done < Effects.Work.Count)
        {
            var work = Effects.Work[_done++];
            Machine.Machine.Done(error is null ? Outcome(work) : new SessionOutcome.Failed(work, error), Machine.Now);
        }
    }

    public void Does(SessionWork work)
    {
        _done = Math.Max(_done, Effects.Work.IndexOf(work) + 1);
        Machine.Machine.Done(Outcome(work), Machine.Now);
    }

    private SessionOutcome Outcome(SessionWork work) => work switch
    {
        SessionWork.LoadHistory => new SessionOutcome.Loaded(work, new LoadedHistory([.. Stored], new Dictionary<long, IReadOnlyList<TextImage>>())),
        SessionWork.Admit => new SessionOutcome.Admitted(work, Refusal),
        SessionWork.Spend => new SessionOutcome.Spent(work, Budget()),
        SessionWork.StoreQuestion question => new SessionOutcome.Stored(work, [Store(question.Message)]),
        SessionWork.StoreTurn turn => new SessionOutcome.Stored(work, [.. turn.Messages.Select(Store)]),
        _ => new SessionOutcome.Done(work),
    };

    private ChatMessage Store(NewMessage message)
    {
        var stored = new ChatMessage
        {
            Id = Stored.Count + 1,
            SessionId = 3,
            Role = message.Role,
            MessageType = message.Type,
            Content = message.Content,
            Language = message.Language,
            Timestamp = DateTimeOffset.UnixEpoch,
            TokensUsed = message.Measures.TokensUsed,
            Metadata = message.Metadata,
        };
        Stored.Add(stored);
        return stored;
    }
}
