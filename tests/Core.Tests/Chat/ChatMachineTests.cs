using Interpreter.Core.Chat;
using Interpreter.Core.Pricing;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;

namespace Interpreter.Core.Tests.Chat;

/// <summary>What is written and what is said in one chat.</summary>
public sealed class ChatMachineTests
{
    [Fact]
    public void A_chat_connects_to_the_model_that_speaks_when_somebody_speaks()
    {
        var rig = new ChatRig();
        Assert.Equal(["state Idle", "work LoadHistory"], rig.Take());
        rig.Loads(("My name is Ada.", "Hello, Ada."));
        Assert.Empty(rig.Take());
        rig.Machine.Utter();
        Assert.Contains("open 1", rig.Take());
        var setup = Assert.Single(rig.Effects.Setups);
        Assert.Equal("Be kind.", setup.SystemInstruction);
        Assert.Equal(["My name is Ada.", "Hello, Ada."], setup.History.Select(turn => turn.Text));
        Assert.Equal(ChatRig.Owner, setup.OwnerId);
    }

    [Fact]
    public void What_is_said_before_the_history_is_read_is_answered_after()
    {
        var rig = new ChatRig();
        rig.Machine.Utter();
        Assert.DoesNotContain("open 1", rig.Take());
        rig.Loads();
        Assert.Contains("open 1", rig.Take());
        rig.Machine.Opens();
        Assert.Contains("audio 1", rig.Take());
    }

    [Fact]
    public void A_spoken_turn_is_stored_and_the_model_that_writes_knows_it()
    {
        var rig = ChatRig.Loaded();
        rig.Speaks("안녕", "Hello.");
        Assert.Equal(["안녕", "Hello."], rig.Effects.Work.OfType<SessionWork.StoreTurn>().Single().Messages.Select(message => message.Content));
        rig.Asks("What did I say?");
        Assert.Equal(["안녕", "Hello.", "What did I say?"], rig.Effects.Requests.Single().Turns.Select(turn => turn.Text));
    }

    [Fact]
    public void After_a_written_turn_speech_goes_to_a_new_connection_that_knows_it()
    {
        var rig = ChatRig.Loaded();
        rig.Speaks("안녕", "Hello.");
        rig.Machine.Says(new UpstreamEvent.Resumption("handle"));
        rig.Effects.Take();
        rig.Asks("Who am I?");
        Assert.Contains("close 1", rig.Effects.Take());
        rig.Answers("Ada.");
        rig.Machine.Utter();
        Assert.Contains("open 2", rig.Take());
        Assert.Equal(["안녕", "Hello.", "Who am I?", "Ada."], rig.Effects.Setups[1].History.Select(turn => turn.Text));
    }

    [Fact]
    public void A_question_waits_for_what_is_being_said_and_the_other_way_round()
    {
        var rig = ChatRig.Loaded();
        rig.Machine.Speak(200);
        rig.Machine.Opens();
        rig.Command(new SessionCommand.Ask("Written?"));
        Assert.Empty(rig.Effects.Work.OfType<SessionWork.Admit>());
        rig.Machine.Silence(400);
        rig.Machine.Says(MachineRig.Heard("하나"), MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());
        rig.DoesAll();
        Assert.Equal(["하나", "One", "Written?"], rig.Effects.Requests.Single().Turns.Select(turn => turn.Text));

        rig.Machine.Utter();
        Assert.Single(rig.Effects.Setups);
        rig.Answers("Yes.");
        Assert.Equal(2, rig.Effects.Setups.Count);
        rig.Machine.Opens();
        Assert.NotEmpty(rig.Effects.SentAudio[2]);
    }

    [Fact]
    public void A_refused_voice_does_not_end_a_chat()
    {
        var rig = ChatRig.Loaded();
        rig.Machine.Utter();
        rig.Machine.Loses(UpstreamFailure.Auth);
        Assert.Contains($"failed {SessionErrorCodes.UpstreamAuth}", rig.Take());
        Assert.Equal(SessionState.Idle, rig.Machine.Machine.State);
        rig.Machine.Utter();
        Assert.Single(rig.Effects.Setups);
        rig.Asks("Still there?");
        rig.Answers("Yes.");
        Assert.Contains(rig.Take(), line => line.StartsWith("turn ", StringComparison.Ordinal));
        rig.Machine.Pass(10_000);
        rig.Machine.Utter();
        Assert.Equal(2, rig.Effects.Setups.Count);
    }

    [Fact]
    public void Nobody_s_chat_closes_but_not_while_it_answers()
    {
        var rig = ChatRig.Loaded();
        rig.Machine.Machine.FollowersChanged(0, rig.Machine.Now);
        rig.Asks("Think hard.");
        rig.Machine.Pass(10 * 60_000);
        Assert.False(rig.Machine.Machine.IsClosed);
        rig.Answers("Done.");
        rig.Machine.Pass(1);
        Assert.True(rig.Machine.Machine.IsClosed);
        Assert.Equal(2, rig.Stored.Count);
    }

    [Fact]
    public void Closing_keeps_what_the_model_has_written()
    {
        var rig = ChatRig.Loaded();
        rig.Asks("Count.");
        rig.Machine.Machine.ModelSaid(1, new TextDelta("One"), rig.Machine.Now);
        rig.Effects.Take();
        rig.Command(new SessionCommand.Close());
        Assert.Contains("stop asking", rig.Effects.Take());
        Assert.Equal("One", rig.Effects.Work.OfType<SessionWork.StoreTurn>().Single().Messages.Single().Content);
    }

    [Fact]
    public void A_limit_refuses_a_question_before_it_is_stored()
    {
        var rig = ChatRig.Loaded();
        rig.Refusal = new Admission(ChatRig.Budget(LimitKind.RequestsPerMinute), LimitKind.RequestsPerMinute, TimeSpan.FromSeconds(4));
        rig.Command(new SessionCommand.Ask("Hello?") { RequestId = "r" });
        rig.DoesAll();
        var failed = rig.Effects.Outputs.OfType<SessionOutput.Failed>().Single();
        Assert.Equal((SessionErrorCodes.LimitReached, "r", TimeSpan.FromSeconds(4)), (failed.Code, failed.RequestId, failed.RetryAfter));
        Assert.Empty(rig.Stored);
    }

    [Fact]
    public void What_an_answer_took_is_counted_before_it_is_told_complete()
    {
        var rig = ChatRig.Loaded();
        rig.Asks("Hello?");
        rig.Answers("Hello.");
        var spent = rig.Effects.Work.OfType<SessionWork.Spend>().Single().Spending;
        Assert.Equal(("written", new BilledTokens(5, 0, 0, 6, 0)), (spent.Model, spent.Tokens));
        Assert.Equal(
            [nameof(SessionOutput.BudgetChanged), nameof(SessionOutput.TurnCompleted)],
            rig.Effects.Outputs.TakeLast(2).Select(output => output.GetType().Name));
    }

    [Fact]
    public void What_a_stopped_answer_took_is_counted_as_far_as_it_is_known()
    {
        var rig = ChatRig.Loaded();
        rig.Asks("Count.");
        rig.Machine.Machine.ModelSaid(1, new TextDelta("One") { Billed = new BilledTokens(9, 0, 0, 1, 0) }, rig.Machine.Now);
        rig.Command(new SessionCommand.Interrupt());
        Assert.Equal(new BilledTokens(9, 0, 0, 1, 0), rig.Effects.Work.OfType<SessionWork.Spend>().Single().Spending.Tokens);
    }

    [Fact]
    public void Only_a_question_asked_alone_gets_the_model_s_count()
    {
        var rig = ChatRig.Loaded(instruction: null);
        rig.Asks("Hello?");
        rig.Answers("Hello.");
        Assert.Equal(5, rig.Effects.Outputs.OfType<SessionOutput.TurnCompleted>().Last().Question!.TokensUsed);
        rig.Asks("And again, and again?");
        rig.Answers("Hello.");
        Assert.Equal(TokenEstimate.Of("And again, and again?"), rig.Effects.Outputs.OfType<SessionOutput.TurnCompleted>().Last().Question!.TokensUsed);
    }

    [Fact]
    public void A_step_that_never_ends_is_given_up()
    {
        var rig = ChatRig.Loaded();
        rig.Command(new SessionCommand.Ask("Hello?"));
        rig.Does(rig.Effects.Work.OfType<SessionWork.Admit>().Single());
        rig.Machine.Pass(10_000);
        Assert.Contains("abandon StoreQuestion", rig.Take());
        rig.DoesAll();
        Assert.Empty(rig.Effects.Requests);
        rig.Asks("Hello again?");
        Assert.Single(rig.Effects.Requests);
    }

    [Fact]
    public void An_interrupt_while_the_question_is_stored_asks_nothing()
    {
        var rig = ChatRig.Loaded();
        rig.Command(new SessionCommand.Ask("Hello?"));
        rig.Does(rig.Effects.Work.OfType<SessionWork.Admit>().Single());
        rig.Command(new SessionCommand.Interrupt());
        rig.DoesAll();
        Assert.Empty(rig.Effects.Requests);
        var completed = rig.Effects.Outputs.OfType<SessionOutput.TurnCompleted>().Single();
        Assert.Equal((true, "Hello?"), (completed.WasInterrupted, completed.Question?.Content));
        Assert.Null(completed.Answer);
    }
}
