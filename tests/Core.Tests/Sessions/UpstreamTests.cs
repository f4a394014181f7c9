using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;
using static Interpreter.Core.Tests.Sessions.MachineRig;

namespace Interpreter.Core.Tests.Sessions;

public sealed class UpstreamTests
{
    [Fact]
    public void Speech_before_the_connection_is_open_is_kept_and_sent_when_it_opens()
    {
        var rig = new MachineRig();
        rig.Machine.FollowersChanged(1, rig.Now);
        rig.Machine.Start(rig.Now);
        rig.Utter();
        Assert.Equal(["state Connecting", "open 1", "speech Speaking", "speech Processing"], rig.Take());
        rig.Opens();
        Assert.Equal(["state Ready", "audio 1", "AudioStreamEnd 1"], rig.Take());
        Assert.Equal(640 * 35, rig.Effects.SentAudio[1].Count);
    }

    [Fact]
    public void A_lost_connection_is_opened_again_with_the_handle_and_the_unanswered_speech_is_replayed()
    {
        var rig = Ready();
        rig.Says(new UpstreamEvent.Resumption("h1"));
        rig.Utter();
        rig.Says(Heard("하나"));
        rig.Take();

        rig.Loses(UpstreamFailure.Network);
        rig.Pass(0);
        Assert.Equal(["state Reconnecting UPSTREAM_UNAVAILABLE", "open 2 h1"], rig.Take());

        rig.Opens();
        Assert.Equal(["state Ready", "audio 2", "AudioStreamEnd 2"], rig.Take());
        Assert.Equal(rig.Effects.SentAudio[1], rig.Effects.SentAudio[2]);
    }

    [Fact]
    public void An_answered_utterance_is_not_replayed()
    {
        var rig = Ready();
        rig.Utter();
        rig.Says(Heard("하나"), Voice(960), Spoken("One"), Generated(), Complete());
        rig.Loses(UpstreamFailure.Network);
        rig.Pass(0);
        rig.Opens();
        Assert.False(rig.Effects.SentAudio.ContainsKey(2));
    }

    [Fact]
    public void An_answer_cut_by_a_lost_connection_goes_on_where_it_stopped()
    {
        var rig = Ready();
        rig.Utter();
        rig.Says(Heard("하나"), Voice(100, first: 0), Spoken("One"));
        rig.Loses(UpstreamFailure.Transient);
        rig.Pass(0);
        rig.Opens();
        rig.Take();

        rig.Says(Heard("하나"), Voice(60, first: 0), Voice(60, first: 60), Voice(80, first: 120), Spoken("One"), Spoken(" two"), Generated(), Complete());
        Assert.Equal(["speech1 20", "speech1 80", "out1 One two", "in1! 하나 ko", "out1! One two en", "turn 1 하나 -> One two", "speech Silent"], rig.Take());
        Assert.Equal(Enumerable.Range(0, 200).Select(value => (byte)value), rig.Effects.HeardAudio);
    }

    [Fact]
    public void A_complete_answer_ends_its_turn_when_the_connection_is_lost_while_it_plays()
    {
        var rig = Ready();
        rig.Utter();
        rig.Says(Heard("하나"), Voice(96_000), Spoken("One"), Generated());
        rig.Take();
        rig.Loses(UpstreamFailure.Network);
        Assert.Equal(["in1! 하나 ko", "out1! One en", "turn 1 하나 -> One", "speech Silent", "state Reconnecting UPSTREAM_UNAVAILABLE"], rig.Take());
    }

    [Theory]
    [InlineData(UpstreamFailure.Auth, "UPSTREAM_AUTH")]
    [InlineData(UpstreamFailure.Quota, "UPSTREAM_QUOTA")]
    [InlineData(UpstreamFailure.Argument, "UPSTREAM_ARGUMENT")]
    [InlineData(UpstreamFailure.Policy, "UPSTREAM_POLICY")]
    public void A_refusal_that_no_retry_can_help_closes_the_session_and_says_which(UpstreamFailure kind, string code)
    {
        var rig = Ready();
        rig.Loses(kind);
        Assert.Equal([$"failed {code}", $"state Closed {code}"], rig.Take());
    }

    [Fact]
    public void Retries_are_bounded_and_spread_out()
    {
        var rig = Ready();
        var opened = new List<TimeSpan>();
        rig.Loses(UpstreamFailure.Network);
        while (!rig.Machine.IsClosed)
        {
            rig.Pass(10);
            if (rig.Take().Any(line => line.StartsWith("open", StringComparison.Ordinal)))
            {
                opened.Add(rig.Now);
                rig.Loses(UpstreamFailure.Network);
            }
        }

        Assert.Equal(8, opened.Count);
        Assert.InRange((opened[^1] - opened[0]).TotalSeconds, 10, 60);
    }

    [Fact]
    public void A_handle_that_the_server_does_not_know_is_dropped_and_the_session_reseeded()
    {
        var rig = Ready();
        rig.Says(new UpstreamEvent.Resumption("h1"));
        rig.Utter();
        rig.Says(Heard("하나"), Voice(960), Spoken("One"), Generated(), Complete());
        rig.Loses(UpstreamFailure.Network);
        rig.Pass(0);
        rig.Loses(UpstreamFailure.Policy);
        rig.Pass(1000);
        Assert.Equal("open 3", rig.Take()[^1]);
        Assert.Equal([new HistoryTurn(false, "하나"), new HistoryTurn(true, "One")], rig.Effects.Setups[^1].History);
        Assert.Contains(rig.Effects.Notes, note => note is SessionNote.HandleQuarantined);
    }

    [Fact]
    public void A_handle_whose_connections_die_young_twice_is_quarantined()
    {
        var rig = Ready();
        rig.Says(new UpstreamEvent.Resumption("h1"));
        rig.Loses(UpstreamFailure.Network);
        for (var death = 0; death < 2; death++)
        {
            rig.Pass(1000);
            rig.Opens();
            rig.Pass(100);
            rig.Loses(UpstreamFailure.Transient);
        }

        rig.Take();
        rig.Pass(1000);
        Assert.Equal(["open 4"], rig.Take());
    }

    [Fact]
    public void A_network_that_is_down_does_not_cost_the_handle()
    {
        var rig = Ready();
        rig.Says(new UpstreamEvent.Resumption("h1"));
        rig.Loses(UpstreamFailure.Network);
        for (var failure = 0; failure < 4; failure++)
        {
            rig.Pass(8000);
            Assert.Equal($"open {failure + 2} h1", rig.Take()[^1]);
            rig.Loses(UpstreamFailure.Network);
        }
    }

    [Fact]
    public void After_goAway_the_session_moves_to_a_successor_at_once_when_nothing_is_awaited()
    {
        var rig = Ready();
        rig.Says(new UpstreamEvent.GoAway(TimeSpan.FromSeconds(50)));
        Assert.Equal(["open 2"], rig.Take());
        rig.Opens();
        Assert.Equal(["close 1"], rig.Take());
        rig.Utter();
        rig.Says(Heard("하나"), Voice(960), Generated(), Complete());
        Assert.Contains("turn 1 하나 -> ", rig.Take());
    }

    [Fact]
    public void After_goAway_an_answer_that_is_awaited_is_let_finish_on_the_old_connection()
    {
        var rig = Ready();
        rig.Utter();
        rig.Says(new UpstreamEvent.GoAway(TimeSpan.FromSeconds(50)));
        rig.Opens(2);
        rig.Take();
        rig.SaysOn(1, Heard("하나"), Voice(100), Spoken("One"), Generated());
        rig.SaysOn(1, Complete());
        Assert.Equal(["in1 하나", "speech1 100", "out1 One", "in1! 하나 ko", "out1! One en", "turn 1 하나 -> One", "speech Silent", "close 1"], rig.Take());
        Assert.False(rig.Effects.SentAudio.ContainsKey(2));
    }

    [Fact]
    public void After_goAway_speech_under_way_is_replayed_whole_on_the_successor()
    {
        var rig = Ready();
        rig.Speak(500);
        rig.SaysOn(1, new UpstreamEvent.GoAway(TimeSpan.FromSeconds(50)));
        rig.Speak(500);
        rig.Opens(2);
        rig.Utter(500);
        rig.SaysOn(1, Heard("stale"), Voice(960), Spoken("stale"));
        rig.SaysOn(2, Heard("하나"), Voice(960), Spoken("One"), Generated(), Complete());
        Assert.Equal("turn 1 하나 -> One", rig.Take()[^2]);
        Assert.Equal(640 * (1500 + 300) / 20, rig.Effects.SentAudio[2].Count);
        Assert.Equal(960, rig.Effects.HeardAudio.Length);
    }

    [Fact]
    public void The_handover_is_forced_a_second_before_the_deadline_and_repeats_nothing()
    {
        var rig = Ready();
        rig.Utter();
        rig.Says(new UpstreamEvent.GoAway(TimeSpan.FromSeconds(4)));
        rig.Opens(2);
        rig.SaysOn(1, Heard("하나"), Voice(100), Spoken("One"));
        rig.Take();
        rig.Pass(2999);
        Assert.Empty(rig.Take());
        rig.Pass(1);
        Assert.Equal(["close 1", "audio 2", "AudioStreamEnd 2"], rig.Take());
        rig.SaysOn(2, Heard("하나"), Voice(150), Spoken("One two"), Generated(), Complete());
        Assert.Equal(Enumerable.Range(0, 150).Select(value => (byte)value), rig.Effects.HeardAudio);
    }

    [Fact]
    public void A_connection_that_dies_before_its_successor_is_open_is_replaced_by_it()
    {
        var rig = Ready();
        rig.Says(new UpstreamEvent.GoAway(TimeSpan.FromSeconds(50)));
        rig.Loses(UpstreamFailure.GoneAway, link: 1);
        Assert.Equal(["open 2", "state Reconnecting"], rig.Take());
        rig.Opens(2);
        Assert.Equal(["state Ready"], rig.Take());
    }

    [Fact]
    public void A_successor_that_fails_is_tried_again_while_the_old_connection_lives()
    {
        var rig = Ready();
        rig.Says(new UpstreamEvent.GoAway(TimeSpan.FromSeconds(50)));
        rig.Loses(UpstreamFailure.Transient, link: 2);
        rig.Pass(1000);
        Assert.Equal(["open 2", "open 3"], rig.Take());
    }

    [Fact]
    public void Speech_that_the_model_could_not_take_for_too_long_is_given_up_oldest_first_and_told_once()
    {
        var rig = Ready(options: new SessionOptions { UplinkWindow = TimeSpan.FromSeconds(2), ConnectAttempts = 1000 });
        rig.Loses(UpstreamFailure.Network);
        rig.Speak(5000);
        Assert.Single(rig.Take(), "failed AUDIO_LOST");
        rig.Opens();
        Assert.Equal(64_000, rig.Effects.SentAudio[rig.Effects.Setups.Count].Count);
    }

    [Fact]
    public void Fifteen_minutes_without_speech_close_the_connection_and_speech_opens_it_again()
    {
        var rig = Ready();
        rig.Says(new UpstreamEvent.Resumption("h1"));
        rig.Pass(TimeSpan.FromMinutes(15).TotalMilliseconds - 1);
        Assert.Empty(rig.Take());
        rig.Pass(1);
        Assert.Equal(["close 1", "state Idle"], rig.Take());
        rig.Utter();
        rig.Opens();
        Assert.Equal(["state Reconnecting", "open 2 h1", "speech Speaking", "speech Processing", "state Ready", "audio 2", "AudioStreamEnd 2"], rig.Take());
    }

    [Fact]
    public void A_session_that_nobody_follows_closes_after_two_minutes()
    {
        var rig = Ready();
        rig.Machine.FollowersChanged(0, rig.Now);
        rig.Pass(119_999);
        Assert.Empty(rig.Take());
        rig.Pass(1);
        Assert.Equal(["close 1", "state Closed detached"], rig.Take());
    }

    [Fact]
    public void A_frame_that_was_taken_already_is_ignored()
    {
        var rig = Ready();
        rig.Speak(100);
        var before = rig.Effects.SentAudio[1].Count;
        var frame = Core.Audio.AudioFrame.Rent(640, 16_000);
        rig.Machine.TakeAudio(frame, 3, rig.Now);
        frame.Release();
        Assert.Equal(before, rig.Effects.SentAudio[1].Count);
        Assert.Equal(5, rig.Machine.AudioSequence);
    }
}
