using Interpreter.Core.Conversations;
using Interpreter.Core.Pricing;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Tests.Chat;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;

namespace Interpreter.Core.Tests.Conversations;

/// <summary>Interpretations of somebody who is signed in: every turn is stored, and what it took is counted.</summary>
public sealed class KeptTurnTests
{
    private readonly MachineRig _rig = MachineRig.Ready(MachineRig.Settings() with { OwnerId = ChatRig.Owner });

    private SessionWork.StoreTurn StoreTurn => _rig.Effects.Work.OfType<SessionWork.StoreTurn>().Last();

    [Fact]
    public void A_turn_is_told_complete_when_it_is_stored_and_what_follows_waits()
    {
        Answer("하나", "One");
        _rig.Take();
        _rig.Utter();
        Assert.DoesNotContain(_rig.Take(), line => line.StartsWith("turn ", StringComparison.Ordinal) || line == "speech Speaking");
        var stored = new[] { Message(1, "하나"), Message(2, "One") };
        _rig.Machine.Done(new SessionOutcome.Stored(StoreTurn, stored), _rig.Now);
        _rig.Machine.Done(new SessionOutcome.Spent(_rig.Effects.Work.OfType<SessionWork.Spend>().Single(), null), _rig.Now);
        var lines = _rig.Take();
        Assert.True(lines.IndexOf("turn 1 하나 -> One") < lines.LastIndexOf("speech Speaking"));
        var completed = _rig.Effects.Outputs.OfType<SessionOutput.TurnCompleted>().Single();
        Assert.Equal((stored[0], stored[1]), (completed.Question, completed.Answer));
    }

    [Fact]
    public void A_store_that_is_slow_holds_a_turn_up_for_two_seconds_and_no_longer()
    {
        Answer("하나", "One");
        _rig.Pass(1999);
        Assert.Empty(_rig.Effects.Outputs.OfType<SessionOutput.TurnCompleted>());
        _rig.Pass(1);
        Assert.Null(_rig.Effects.Outputs.OfType<SessionOutput.TurnCompleted>().Single().Answer);
        _rig.Machine.Done(new SessionOutcome.Stored(StoreTurn, [Message(1, "하나"), Message(2, "One")]), _rig.Now);
        Assert.Single(_rig.Effects.Outputs.OfType<SessionOutput.TurnCompleted>());
    }

    [Fact]
    public void A_close_tells_what_was_held_back()
    {
        Answer("하나", "One");
        _rig.Machine.Take(new SessionCommand.Close(), _rig.Now);
        Assert.Equal([typeof(SessionOutput.TurnCompleted), typeof(SessionOutput.SpeechStateChanged), typeof(SessionOutput.StateChanged)], _rig.Effects.Outputs.TakeLast(3).Select(output => output.GetType()));
    }

    [Fact]
    public void Both_sides_of_a_turn_lie_on_the_session_s_timeline()
    {
        _rig.Pass(10_000);
        Answer("하나, 둘", "One, two");
        var messages = StoreTurn.Messages;
        Assert.Equal([(MessageRole.User, MessageType.Audio, "ko", "하나, 둘"), (MessageRole.Assistant, MessageType.Audio, "en", "One, two")], messages.Select(message => (message.Role, message.Type, message.Language!, message.Content)));
        var said = AudioOffsets.TryRead(messages[0].Metadata)!;
        var spoken = AudioOffsets.TryRead(messages[1].Metadata)!;
        Assert.Equal((10_000, 0), (said.StartMs, said.Turn));
        Assert.InRange(said.EndMs, 10_300, 10_500);
        Assert.Equal((said.Turn, 20), (spoken.Turn, spoken.EndMs - spoken.StartMs));
        Assert.True(spoken.StartMs >= said.EndMs);
        Assert.Equal(11, messages[1].Measures.TokensUsed);
        Assert.True(messages[0].Timestamp < messages[1].Timestamp);
        Assert.Equal("한국어 – English, 1970-01-01 00:00", StoreTurn.NewTitle);
    }

    [Fact]
    public void What_was_typed_is_stored_as_text()
    {
        _rig.Machine.Take(new SessionCommand.SendText("안녕"), _rig.Now);
        _rig.Says(MachineRig.Voice(960), MachineRig.Spoken("Hello"), MachineRig.Generated(), MachineRig.Complete());
        Assert.Equal([(MessageType.Text, "안녕"), (MessageType.Audio, "Hello")], StoreTurn.Messages.Select(message => (message.Type, message.Content)));
        Assert.Null(AudioOffsets.TryRead(StoreTurn.Messages[0].Metadata));
        Assert.NotNull(AudioOffsets.TryRead(StoreTurn.Messages[1].Metadata));
    }

    [Fact]
    public void A_guest_s_turns_are_not_held_stored_or_counted()
    {
        var rig = MachineRig.Ready();
        rig.Utter(12_000);
        rig.Says(Turn("하나", "One"));
        Assert.Empty(rig.Effects.Work);
        Assert.Single(rig.Effects.Outputs.OfType<SessionOutput.TurnCompleted>());
    }

    [Fact]
    public void Speech_is_counted_while_it_goes_on_and_at_the_end_of_its_turn()
    {
        _rig.Speak(25_000);
        Assert.Equal([10_000, 10_000], _rig.Effects.Work.OfType<SessionWork.Spend>().Select(work => work.Spending.Audio.TotalMilliseconds));
        _rig.Silence(300);
        _rig.Says(Turn("하나", "One"));
        var spent = _rig.Effects.Work.OfType<SessionWork.Spend>().ToList();
        Assert.Equal(25_300, spent.Sum(work => work.Spending.Audio.TotalMilliseconds));
        Assert.Equal((new BilledTokens(0, 5, 0, 0, 11), "test"), (spent[^1].Spending.Tokens, spent[^1].Spending.Model));
    }

    [Fact]
    public void A_session_is_held_every_minute_of_a_user_with_limits()
    {
        var rig = new MachineRig(MachineRig.Settings() with { OwnerId = ChatRig.Owner });
        rig.Machine.FollowersChanged(1, rig.Now);
        rig.Machine.Start(rig.Now, ChatRig.Budget());
        rig.Opens();
        rig.Pass(180_000);
        Assert.Equal(3, rig.Effects.Work.OfType<SessionWork.Hold>().Count());
        Assert.IsType<SessionOutput.BudgetChanged>(rig.Effects.Outputs[1]);
    }

    [Fact]
    public void When_a_day_s_limit_is_used_up_no_more_speech_is_sent_until_the_day_ends()
    {
        _rig.Speak(10_000);
        var spend = _rig.Effects.Work.OfType<SessionWork.Spend>().Single();
        _rig.Machine.Done(new SessionOutcome.Spent(spend, ChatRig.Budget(LimitKind.AudioMinutesPerDay)), _rig.Now);
        var sent = _rig.Effects.SentAudio[1].Count;
        _rig.Speak(1000);
        _rig.Speak(1000);
        Assert.Equal(sent, _rig.Effects.SentAudio[1].Count);
        var failed = Assert.Single(_rig.Effects.Outputs.OfType<SessionOutput.Failed>());
        Assert.Equal(SessionErrorCodes.LimitReached, failed.Code);
        Assert.Equal(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(10), failed.RetryAfter);

        // What was said before is still interpreted.
        _rig.Says(Turn("하나", "One"));
        Assert.Contains(_rig.Effects.Outputs, output => output is SessionOutput.OutputCaption);
        _rig.Pass(2000);
        _rig.Machine.Take(new SessionCommand.SendText("안녕"), _rig.Now);
        Assert.Equal(2, _rig.Effects.Outputs.OfType<SessionOutput.Failed>().Count());
        _rig.Pass(60 * 60_000);
        _rig.Utter();
        Assert.True(_rig.Effects.SentAudio.Values.Sum(bytes => bytes.Count) > sent || _rig.Effects.Setups.Count > 1);
    }

    [Fact]
    public void What_a_stopped_answer_took_is_counted_though_nobody_hears_it()
    {
        _rig.Utter();
        _rig.Says(MachineRig.Heard("하나"), MachineRig.Spoken("One"));
        _rig.Machine.Take(new SessionCommand.Interrupt(), _rig.Now);
        _rig.Says(Usage());
        Assert.Equal(new BilledTokens(0, 5, 0, 0, 11), _rig.Effects.Work.OfType<SessionWork.Spend>().Last().Spending.Tokens);
        Assert.Contains("INTERRUPTED", StoreTurn.Messages[1].Metadata, StringComparison.Ordinal);
    }

    private void Answer(string said, string spoken)
    {
        _rig.Utter();
        _rig.Says(Turn(said, spoken));
    }

    private static UpstreamEvent[] Turn(string said, string spoken) =>
        [MachineRig.Heard(said), MachineRig.Voice(960), MachineRig.Spoken(spoken), Usage(), MachineRig.Generated(), MachineRig.Complete()];

    private static UpstreamEvent.Usage Usage() => new(new TokenUsage(5, 11, 16)) { Billed = new BilledTokens(0, 5, 0, 0, 11) };

    private static ChatMessage Message(long id, string content) => new()
    {
        Id = id,
        SessionId = 1,
        Role = id % 2 == 1 ? MessageRole.User : MessageRole.Assistant,
        MessageType = MessageType.Audio,
        Content = content,
        Timestamp = DateTimeOffset.UnixEpoch,
        Metadata = "{}",
    };
}
