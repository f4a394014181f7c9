using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;
using static Interpreter.Core.Tests.Sessions.MachineRig;

namespace Interpreter.Core.Tests.Sessions;

public sealed class TurnTests
{
    [Fact]
    public void An_utterance_becomes_captions_voice_and_a_turn()
    {
        var rig = Ready();

        rig.Utter();
        Assert.Equal(["speech Speaking", "audio 1", "AudioStreamEnd 1", "speech Processing"], rig.Take());

        rig.Says(Heard("안녕"), Heard("하세요"), Voice(9600), Spoken("Hel"), Spoken("lo"), Generated());
        Assert.Equal(["in1 안녕", "in1 안녕하세요", "speech1 9600", "out1 Hel", "out1 Hello"], rig.Take());

        rig.Says(new UpstreamEvent.Usage(new TokenUsage(10, 5, 15)), Complete());
        Assert.Equal(["in1! 안녕하세요 ko", "out1! Hello en", "turn 1 안녕하세요 -> Hello", "speech Silent"], rig.Take());
        var turn = Assert.Single(rig.Effects.Outputs.OfType<SessionOutput.TurnCompleted>());
        Assert.Equal(new TokenUsage(10, 5, 15), turn.Usage);
        Assert.Equal(200, turn.OutputAudioMilliseconds);
        Assert.Equal(700, turn.InputAudioMilliseconds);
        Assert.Equal(320, turn.FirstAudioMilliseconds);
    }

    [Fact]
    public void The_onset_before_the_gate_opened_is_sent_too()
    {
        var rig = Ready();
        rig.Silence(1000);
        rig.Speak(100);
        Assert.Equal(640 * (300 / 20 + 100 / 20), rig.Effects.SentAudio[1].Count);
    }

    [Fact]
    public void Silence_alone_sends_nothing()
    {
        var rig = Ready();
        rig.Silence(5000);
        Assert.Empty(rig.Take());
    }

    [Fact]
    public void Manual_activity_frames_the_utterance()
    {
        var rig = Ready(options: new SessionOptions { ManualActivity = true });
        rig.Utter();
        Assert.Equal(["ActivityStart 1", "speech Speaking", "audio 1", "ActivityEnd 1", "speech Processing"], rig.Take());
    }

    [Fact]
    public void With_the_gate_off_silence_is_sent_and_no_stream_end()
    {
        var rig = Ready(Settings() with { VoiceGate = new VoiceGateSettings { Threshold = 0 } });
        rig.Silence(200);
        rig.Utter();
        Assert.Equal(["audio 1", "speech Speaking", "audio 1", "speech Processing"], rig.Take());
        Assert.Equal(640 * 45, rig.Effects.SentAudio[1].Count);
    }

    [Fact]
    public void A_microphone_that_goes_off_in_mid_word_still_ends_the_utterance()
    {
        var rig = Ready();
        rig.Speak(400);
        rig.Pass(979);
        Assert.DoesNotContain("AudioStreamEnd 1", rig.Take());
        rig.Pass(1);
        Assert.Equal(["AudioStreamEnd 1", "speech Processing"], rig.Take());
    }

    [Fact]
    public void Releasing_the_button_ends_the_utterance_without_the_hangover()
    {
        var rig = Ready();
        rig.Speak(400);
        rig.Take();
        rig.Machine.Take(new SessionCommand.EndUtterance(), rig.Now);
        Assert.Equal(["AudioStreamEnd 1", "speech Processing"], rig.Take());
    }

    [Fact]
    public void Typed_text_is_the_turn_s_input()
    {
        var rig = Ready();
        rig.Machine.Take(new SessionCommand.SendText("안녕하세요"), rig.Now);
        rig.Says(Voice(960), Spoken("Hello"), Generated(), Complete());
        Assert.Equal(
            ["text 1 안녕하세요", "speech Processing", "in1 안녕하세요", "speech1 960", "out1 Hello", "in1! 안녕하세요 ko", "out1! Hello en", "turn 1 안녕하세요 -> Hello", "speech Silent"],
            rig.Take());
    }

    [Fact]
    public void Text_typed_before_the_answer_to_another_began_has_a_turn_of_its_own()
    {
        var rig = Ready();
        rig.Machine.Take(new SessionCommand.SendText("하나"), rig.Now);
        rig.Machine.Take(new SessionCommand.SendText("둘"), rig.Now);
        rig.Take();

        rig.Says(new UpstreamEvent.Interrupted(), Complete());
        Assert.Equal(["in1! 하나 ko", "turn 1 하나 ->  (interrupted)", "in2 둘"], rig.Take());
        rig.Says(Voice(960), Spoken("Two"), Generated(), Complete());
        Assert.Equal("turn 2 둘 -> Two", rig.Take()[^2]);
    }

    [Fact]
    public void Text_typed_in_mid_utterance_keeps_its_caption()
    {
        var rig = Ready();
        rig.Speak(400);
        rig.Machine.Take(new SessionCommand.SendText("둘"), rig.Now);
        rig.Take();

        rig.Says(Heard("하나"), new UpstreamEvent.Interrupted(), Complete(), Voice(960), Spoken("Two"), Generated(), Complete());
        Assert.Contains("turn 1 하나 ->  (interrupted)", rig.Take());
        Assert.Contains(rig.Effects.Outputs.OfType<SessionOutput.TurnCompleted>(), turn => (turn.InputText, turn.OutputText) == ("둘", "Two"));
    }

    [Fact]
    public void Texts_that_wait_are_bounded()
    {
        var rig = new MachineRig();
        rig.Machine.Start(rig.Now);
        for (var text = 0; text < 20; text++)
        {
            rig.Machine.Take(new SessionCommand.SendText("text"), rig.Now);
        }

        Assert.Equal(4, rig.Take().Count("failed TEXT_REFUSED".Equals));
        rig.Machine.UpstreamOpened(1, rig.Now);
        Assert.Equal(16, rig.Take().Count("text 1 text".Equals));
    }

    [Fact]
    public void Words_that_nobody_answers_do_not_keep_a_turn_open_for_ever()
    {
        var rig = Ready();
        rig.Says(Heard("하나"));
        rig.Pass(15_000);
        Assert.Equal("turn 1 하나 -> ", rig.Take()[^1]);
        rig.Pass(15 * 60_000);
        Assert.Equal(SessionState.Idle, rig.Machine.State);
    }

    [Fact]
    public void Text_for_a_model_that_takes_none_is_refused_and_the_session_lives()
    {
        var rig = Ready(Settings(new ModelProfile { Id = "test", TakesText = false }));
        rig.Machine.Take(new SessionCommand.SendText("hello"), rig.Now);
        Assert.Equal(["failed TEXT_UNSUPPORTED"], rig.Take());
        Assert.False(rig.Machine.IsClosed);
    }

    [Fact]
    public void Barge_in_by_the_speaker_voids_the_answer_and_begins_the_next_turn()
    {
        var rig = Ready();
        rig.Utter();
        rig.Says(Heard("하나"), Voice(9600), Spoken("One"));
        rig.Speak(200);
        rig.Take();

        rig.Says(new UpstreamEvent.Interrupted(), Complete());
        Assert.Equal(["interrupted 1", "in1! 하나 ko", "out1! One en", "turn 1 하나 -> One (interrupted)"], rig.Take());

        rig.Silence(300);
        rig.Says(Heard("둘"), Voice(960), Spoken("Two"), Generated(), Complete());
        Assert.Equal("turn 2 둘 -> Two", rig.Take()[^2]);
    }

    [Fact]
    public void An_interrupt_of_the_client_drops_the_rest_of_the_answer_only()
    {
        var rig = Ready();
        rig.Utter();
        rig.Says(Heard("하나"), Voice(9600), Spoken("One"));
        rig.Take();

        rig.Machine.Take(new SessionCommand.Interrupt(), rig.Now);
        rig.Says(Voice(9600), Spoken(" more"), Generated(), Complete());
        Assert.Equal(["interrupted 1", "in1! 하나 ko", "out1! One en", "turn 1 하나 -> One (interrupted)", "speech Silent"], rig.Take());

        rig.Utter();
        rig.Says(Heard("둘"), Voice(960), Spoken("Two"), Generated(), Complete());
        Assert.Equal("turn 2 둘 -> Two", rig.Take()[^2]);
    }

    [Fact]
    public void An_interrupt_before_the_answer_began_drops_all_of_it()
    {
        var rig = Ready();
        rig.Utter();
        rig.Take();
        rig.Machine.Take(new SessionCommand.Interrupt(), rig.Now);
        rig.Says(Voice(9600), Spoken("One"), Generated(), Complete());
        Assert.Equal(["interrupted 1", "speech Silent"], rig.Take());
    }

    [Fact]
    public void An_interrupt_after_the_turn_still_voids_what_a_client_is_playing()
    {
        var rig = Ready();
        rig.Utter();
        rig.Says(Heard("하나"), Voice(9600), Generated(), Complete());
        rig.Take();
        rig.Machine.Take(new SessionCommand.Interrupt(), rig.Now);
        Assert.Equal(["interrupted 1"], rig.Take());
    }

    [Fact]
    public void A_turn_whose_turnComplete_never_comes_ends_after_its_playing_time()
    {
        var rig = Ready();
        rig.Utter();
        rig.Says(Heard("하나"), Voice(48_000), Spoken("One"), Generated());
        rig.Take();
        rig.Pass(2999);
        Assert.Empty(rig.Take());
        rig.Pass(1);
        Assert.Contains("turn 1 하나 -> One", rig.Take());

        rig.Utter();
        rig.Says(Complete());
        Assert.DoesNotContain(rig.Take(), line => line.StartsWith("turn", StringComparison.Ordinal));
    }

    [Fact]
    public void Noise_that_the_model_says_nothing_about_does_not_leave_the_session_processing()
    {
        var rig = Ready();
        rig.Utter();
        rig.Take();
        rig.Pass(15_000);
        Assert.Equal(["speech Silent"], rig.Take());
        Assert.Contains(rig.Effects.Notes, note => note is SessionNote.AnswerTimedOut);
    }

    [Fact]
    public void Two_utterances_before_the_first_answer_get_an_answer_each()
    {
        var rig = Ready();
        rig.Utter();
        rig.Utter();
        rig.Says(Heard("하나"), Voice(960), Spoken("One"), Generated(), Complete());
        rig.Says(Heard("둘"), Voice(960), Spoken("Two"), Generated(), Complete());
        var turns = rig.Effects.Outputs.OfType<SessionOutput.TurnCompleted>().ToList();
        Assert.Equal(["One", "Two"], turns.Select(turn => turn.OutputText));
        Assert.Equal("speech Silent", rig.Take()[^1]);
    }

    [Fact]
    public void Utterances_that_the_model_answers_as_one_become_one_turn()
    {
        var rig = Ready();
        rig.Utter();
        rig.Speak(200);
        rig.Says(new UpstreamEvent.Interrupted(), Complete());
        rig.Silence(300);
        rig.Says(Heard("하나 둘"), Voice(960), Spoken("One two"), Generated(), Complete());
        Assert.Equal("speech Silent", rig.Take()[^1]);
        Assert.Equal(700 + 500, rig.Effects.Outputs.OfType<SessionOutput.TurnCompleted>().Single().InputAudioMilliseconds);
    }

    [Fact]
    public void A_continuous_model_s_turn_ends_on_two_seconds_of_silence()
    {
        var rig = Ready(Settings(new ModelProfile { Id = "translate", OneWay = true, TurnEnd = TurnEnd.Silence }) with { TargetLanguage = "en" });
        rig.Speak(1000);
        rig.Says(new UpstreamEvent.InputTranscription("", "ko"), Heard("하나"), Spoken("One"), Voice(960));
        rig.Silence(500);
        rig.Take();
        rig.Pass(1499);
        Assert.Empty(rig.Take());
        rig.Pass(1);
        Assert.Equal(["in1! 하나 ko", "out1! One en", "turn 1 하나 -> One", "speech Silent"], rig.Take());
    }

    [Fact]
    public void The_close_of_the_client_ends_the_open_turn_and_the_connection()
    {
        var rig = Ready();
        rig.Utter();
        rig.Says(Heard("하나"), Voice(960), Spoken("One"));
        rig.Take();
        rig.Machine.Take(new SessionCommand.Close(), rig.Now);
        Assert.Equal(["close 1", "in1! 하나 ko", "out1! One en", "turn 1 하나 -> One (interrupted)", "speech Silent", "state Closed"], rig.Take());
        rig.Utter();
        Assert.Empty(rig.Take());
    }
}
