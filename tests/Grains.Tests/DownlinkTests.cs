using Interpreter.Core.Audio;
using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Grains.Wire;
using Interpreter.Testing;
using Interpreter.Testing.Upstream;

namespace Interpreter.Grains.Tests;

/// <summary>How far a grain pushes ahead of its follower, and for how long.</summary>
public sealed class DownlinkTests : IDisposable
{
    private const int PieceBytes = 4800;
    private const int Window = 512 * 1024;
    private const int AllowanceBytes = 200;

    // More than the session's queue for one follower holds (4 MiB).
    private const int Pieces = 1200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ScriptedConnector _model = new();
    private readonly SessionMetrics _metrics = new();
    private readonly FakeClock _clock = new();

    // As an activation runs what is its: one at a time.
    private readonly TaskFactory _activation = new(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_follower_that_reads_slowly_is_never_further_behind_than_the_window_and_let_go_when_the_queue_is_full()
    {
        var follower = new RecordingFollower();
        using var downlink = new Downlink(follower, _clock);
        var running = await TalkAsync(downlink, follower);

        var heard = 0L;
        while (!running.IsCompleted)
        {
            await Task.WhenAny(follower.FullAsync(), running).WaitAsync(Patience, Cancel);
            heard = follower.Hear();
            await _activation.StartNew(() => downlink.Heard(heard), Cancel);
        }

        await running;
        Assert.Null(follower.Pushes[^1].Output);
        Assert.InRange(follower.FurthestAhead, Window, Window + PieceBytes + AllowanceBytes);
        Assert.InRange(follower.Pushes.Count(push => push.Output is { Kind: null }), 1, Pieces - 1);
        Assert.Equal(Enumerable.Range(1, follower.Pushes.Count).Select(number => (long)number), follower.Pushes.Select(push => push.Number));
    }

    [Fact]
    public async Task A_follower_that_says_nothing_for_ten_seconds_is_pushed_no_more()
    {
        var follower = new RecordingFollower();
        using var downlink = new Downlink(follower, _clock);
        var running = await TalkAsync(downlink, follower);
        await follower.FullAsync().WaitAsync(Patience, Cancel);

        _clock.Advance(TimeSpan.FromSeconds(9));
        await _activation.StartNew(() => downlink.Heard(0), Cancel);
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(running.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await running.WaitAsync(Patience, Cancel);
        Assert.NotNull(follower.Pushes[^1].Output);
    }

    public void Dispose() => _metrics.Dispose();

    // A session that says more than its follower hears, pushed to it.
    private async Task<Task> TalkAsync(Downlink downlink, RecordingFollower follower)
    {
        var engine = new SessionEngine(_model, new SessionOptions(), _metrics, observer: null, TimeProvider.System);
        var session = await engine.StartAsync(MachineRig.Settings() with { Key = Guid.NewGuid(), VoiceGate = new() { Threshold = 0 } }, keeper: null, Cancel);
        var model = await _model.OpenedAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
        var running = _activation.StartNew(() => downlink.RunAsync(session, 0), Cancel).Unwrap();
        await follower.First.WaitAsync(Patience, Cancel);
        await TalkAsync(session, model);
        return running;
    }

    // Returns when all was said to one who heard it: the queue of one who did not is full then.
    private static async Task TalkAsync(IHostedSession session, ScriptedUpstream model)
    {
        var frame = AudioFrame.Rent(1600, session.Settings.SampleRate);
        await session.SendAudioAsync(frame, 1, Cancel);
        frame.Release();
        var pieces = 0;
        await foreach (var output in session.SubscribeAsync(0, Cancel))
        {
            if (output is SessionOutput.Attached)
            {
                model.Say(MachineRig.Heard("하나"));
            }
            else if (output is SessionOutput.Speech speech)
            {
                speech.Frame.Release();
                pieces++;
            }

            if (output is SessionOutput.InputCaption or SessionOutput.Speech)
            {
                if (pieces == Pieces)
                {
                    return;
                }

                model.Say(MachineRig.Voice(PieceBytes));
            }
        }
    }

    private sealed class RecordingFollower : ISessionFollower
    {
        private readonly Lock _gate = new();
        private readonly List<WirePush> _pushes = [];
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _ahead;

        public Task First => _first.Task;

        public IReadOnlyList<WirePush> Pushes
        {
            get
            {
                lock (_gate)
                {
                    return [.. _pushes];
                }
            }
        }

        public int FurthestAhead { get; private set; }

        public Task FullAsync()
        {
            lock (_gate)
            {
                return _full.Task;
            }
        }

        public Task HearAsync(WirePush push)
        {
            lock (_gate)
            {
                _pushes.Add(push);
                _first.TrySetResult();
                _ahead += push.Output is { } output ? output.Length + AllowanceBytes : 0;
                FurthestAhead = Math.Max(FurthestAhead, _ahead);
                if (_ahead > Window)
                {
                    _full.TrySetResult();
                }
            }

            return Task.CompletedTask;
        }

        /// <summary>Hears all that has come.</summary>
        public long Hear()
        {
            lock (_gate)
            {
                _ahead = 0;
                _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
                return _pushes.Count;
            }
        }
    }
}
