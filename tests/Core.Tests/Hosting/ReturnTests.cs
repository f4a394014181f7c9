using System.Threading.Channels;
using Interpreter.Core.Audio;
using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Core.Wire;
using Interpreter.Testing;
using Interpreter.Testing.Upstream;

namespace Interpreter.Core.Tests.Hosting;

/// <summary>A session that comes back from its snapshot, as after the loss of its process.</summary>
public sealed class ReturnTests : IDisposable
{
    // Of 30 frames of 20 ms, 12 of voice and the 15 of the hangover.
    private const long LastSpoken = 27;

    private readonly ScriptedConnector _model = new();
    private readonly Keeper _keeper = new();
    private readonly SessionMetrics _metrics = new();
    private readonly SessionEngine _engine;

    public ReturnTests() => _engine = new SessionEngine(_model, new SessionOptions(), _metrics, new Silence(), TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task It_goes_on_with_the_next_turn_the_next_number_and_its_handle()
    {
        var (session, model, outputs) = await StartAsync();
        model.Say(new Upstream.UpstreamEvent.Resumption("handle-1"));
        await SpeakAsync(session, first: 1);
        var turn = await AnswerAsync(model, outputs, "하나", "One", bytes: 960);
        Assert.Equal((1, LastSpoken), (turn.Turn, turn.AudioThrough));
        var snapshot = await _keeper.UntilAsync(kept => kept.LastTurn is not null);

        var back = Restored(snapshot);
        var heard = new HeardOutputs(outputs.Sequences[^1], 1, false, 0, turn.AudioThrough);
        back.Recall(heard);
        await using var again = new Follower(back, heard.After);
        Assert.Equal(LastSpoken, (await again.UntilAsync<SessionOutput.Attached>()).AudioSequence);
        var next = await _model.OpenedAsync(Cancel);
        Assert.Equal("handle-1", _model.Setups[^1].ResumptionHandle);
        await SpeakAsync(back, first: 31);
        turn = await AnswerAsync(next, again, "둘", "Two", bytes: 480);
        Assert.Equal((2, 30 + LastSpoken), (turn.Turn, turn.AudioThrough));
        Assert.Equal(snapshot.LastOutput + 1, again.Sequences[0]);
        Assert.Equal(again.Sequences.Distinct().Order(), again.Sequences);
        Assert.Equal(480, again.VoiceBytes);
    }

    [Fact]
    public async Task Without_a_handle_the_model_is_told_the_newest_turns()
    {
        var (session, model, outputs) = await StartAsync();
        await SpeakAsync(session, first: 1);
        await AnswerAsync(model, outputs, "하나", "One", bytes: 960);
        var back = Restored(await _keeper.UntilAsync(kept => kept.LastTurn is not null));
        back.Recall(new(outputs.Sequences[^1], 1, false, 0, 30));
        await _model.OpenedAsync(Cancel);
        Assert.Equal(["하나", "One"], _model.Setups[^1].History.Select(turn => turn.Text));
    }

    [Fact]
    public async Task A_turn_cut_off_in_mid_answer_is_begun_again_without_what_was_heard()
    {
        var (session, model, outputs) = await StartAsync();
        var snapshot = await _keeper.UntilAsync(_ => true);
        await SpeakAsync(session, first: 1);
        model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960));
        await outputs.UntilAsync<SessionOutput.Speech>();

        var back = Restored(snapshot);
        back.Recall(new(outputs.Sequences[^1], 1, true, 960, 0));
        await using var again = new Follower(back, outputs.Sequences[^1]);
        Assert.Equal(0, (await again.UntilAsync<SessionOutput.Attached>()).AudioSequence);
        var next = await _model.OpenedAsync(Cancel);
        await SpeakAsync(back, first: 1);
        var turn = await AnswerAsync(next, again, "하나", "One", bytes: 2400);
        Assert.Equal((1, "One"), (turn.Turn, turn.OutputText));
        Assert.Equal(2400 - 960, again.VoiceBytes);
    }

    [Fact]
    public async Task A_turn_cut_off_in_mid_answer_takes_no_caption_back()
    {
        var (session, model, outputs) = await StartAsync();
        var snapshot = await _keeper.UntilAsync(_ => true);
        await SpeakAsync(session, first: 1);
        model.Say(MachineRig.Heard("하나 둘"), MachineRig.Voice(960), MachineRig.Spoken("One two"));
        await outputs.UntilAsync<SessionOutput.OutputCaption>();

        var back = Restored(snapshot);
        back.Recall(new(outputs.Sequences[^1], 1, true, 960, 0, "하나 둘".Length, "One two".Length));
        await using var again = new Follower(back, outputs.Sequences[^1]);
        var next = await _model.OpenedAsync(Cancel);
        await SpeakAsync(back, first: 1);
        next.Say(MachineRig.Heard("하나"), MachineRig.Heard(" 둘"), MachineRig.Heard(" 셋"), MachineRig.Voice(960));
        next.Say(MachineRig.Spoken("One"), MachineRig.Spoken(" two"), MachineRig.Spoken(" three"), MachineRig.Generated(), MachineRig.Complete());
        Assert.Equal("하나 둘 셋", (await again.UntilAsync<SessionOutput.InputCaption>()).Text);
        Assert.Equal("One two three", (await again.UntilAsync<SessionOutput.OutputCaption>()).Text);
        Assert.Equal("One two three", (await again.UntilAsync<SessionOutput.TurnCompleted>()).OutputText);
    }

    [Fact]
    public async Task A_turn_whose_end_got_lost_on_the_way_is_ended_again()
    {
        var (session, model, outputs) = await StartAsync();
        await SpeakAsync(session, first: 1);
        await AnswerAsync(model, outputs, "하나", "One", bytes: 960);
        var back = Restored(await _keeper.UntilAsync(kept => kept.LastTurn is not null));
        back.Recall(new(outputs.Sequences[^1] - 1, 1, true, 960, 0));
        await using var again = new Follower(back, outputs.Sequences[^1] - 1);
        Assert.Equal("One", (await again.UntilAsync<SessionOutput.TurnCompleted>()).OutputText);
        Assert.Equal(0, again.VoiceBytes);
    }

    [Fact]
    public async Task What_was_answered_is_not_said_again_even_where_the_snapshot_is_older()
    {
        var (session, model, outputs) = await StartAsync();
        var older = await _keeper.UntilAsync(_ => true);
        await SpeakAsync(session, first: 1);
        await AnswerAsync(model, outputs, "하나", "One", bytes: 960);

        var back = Restored(older);
        back.Recall(new(outputs.Sequences[^1], 1, false, 0, 30));
        await using var again = new Follower(back, outputs.Sequences[^1]);
        Assert.Equal(30, (await again.UntilAsync<SessionOutput.Attached>()).AudioSequence);
        var next = await _model.OpenedAsync(Cancel);
        await SpeakAsync(back, first: 1);
        await SpeakAsync(back, first: 31);
        var turn = await AnswerAsync(next, again, "둘", "Two", bytes: 480);
        Assert.Equal((2, 30 + LastSpoken), (turn.Turn, turn.AudioThrough));
    }

    [Fact]
    public async Task A_suspended_session_lets_its_followers_go_without_an_end_and_counts_no_more()
    {
        var (session, model, outputs) = await StartAsync();
        Assert.Equal(1, _engine.Count);
        var snapshot = await session.SuspendAsync(Cancel);
        await outputs.UntilEndAsync();
        await model.Disposed.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        Assert.NotNull(snapshot);
        Assert.Equal(outputs.Sequences[^1], snapshot.LastOutput);
        Assert.False(session.Closed.IsCompleted);
        Assert.Null(await session.SuspendAsync(Cancel));
        while (_engine.Count > 0)
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task A_session_that_lives_keeps_its_snapshot_anew_however_quiet_it_is_and_before_anybody_may_take_it_for_abandoned()
    {
        var (clock, options) = (new FakeClock(), new SessionOptions());
        var engine = new SessionEngine(_model, options, _metrics, new Silence(), clock);
        var session = await engine.StartAsync(MachineRig.Settings() with { Key = Guid.NewGuid() }, _keeper, Cancel);
        await using var outputs = new Follower(session, 0);
        await outputs.UntilAsync<SessionOutput.Attached>();
        await _model.OpenedAsync(Cancel);
        while ((await outputs.UntilAsync<SessionOutput.StateChanged>()).State != SessionState.Ready)
        {
        }

        await session.TouchAsync();
        var before = _keeper.Count;
        for (var times = 1; times <= 6; times++)
        {
            clock.Advance(options.KeepEvery - TimeSpan.FromSeconds(1));
            await session.TouchAsync();
            Assert.Equal(before + times - 1, _keeper.Count);
            clock.Advance(TimeSpan.FromSeconds(1));
            await session.TouchAsync();
            Assert.Equal(before + times, _keeper.Count);
        }

        Assert.True(options.AbandonedAfter > 6 * options.KeepEvery);
    }

    // As it would come from another process.
    private IHostedSession Restored(SessionSnapshot snapshot) => _engine.Restore(SessionJson.ReadSnapshot(SessionJson.Write(snapshot)), _keeper);

    private async Task<(IHostedSession Session, ScriptedUpstream Model, Follower Outputs)> StartAsync()
    {
        var session = await _engine.StartAsync(MachineRig.Settings() with { Key = Guid.NewGuid() }, _keeper, Cancel);
        var outputs = new Follower(session, 0);
        var model = await _model.OpenedAsync(Cancel);
        while ((await outputs.UntilAsync<SessionOutput.StateChanged>()).State != SessionState.Ready)
        {
        }

        return (session, model, outputs);
    }

    private static async Task SpeakAsync(ISession session, long first)
    {
        for (var index = 0; index < 30; index++)
        {
            var frame = AudioFrame.Rent(640, 16_000);
            frame.Samples.Fill(index < 12 ? (short)4000 : (short)0);
            await session.SendAudioAsync(frame, first + index, Cancel);
            frame.Release();
        }
    }

    private static Task<SessionOutput.TurnCompleted> AnswerAsync(ScriptedUpstream model, Follower outputs, string heard, string said, int bytes)
    {
        model.Say(MachineRig.Heard(heard), MachineRig.Voice(bytes), MachineRig.Spoken(said), MachineRig.Generated(), MachineRig.Complete());
        return outputs.UntilAsync<SessionOutput.TurnCompleted>();
    }

    private sealed class Keeper : ISessionKeeper
    {
        private readonly Channel<SessionSnapshot> _kept = Channel.CreateBounded<SessionSnapshot>(100);

        public int Count => _kept.Reader.Count;

        public void Keep(SessionSnapshot snapshot) => Assert.True(_kept.Writer.TryWrite(snapshot));

        public async Task<SessionSnapshot> UntilAsync(Predicate<SessionSnapshot> wanted)
        {
            while (true)
            {
                var kept = await _kept.Reader.ReadAsync(Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancel);
                if (wanted(kept))
                {
                    return kept;
                }
            }
        }
    }

    private sealed class Silence : ISessionObserver
    {
        public void Noted(string sessionId, SessionNote note)
        {
        }
    }
}
