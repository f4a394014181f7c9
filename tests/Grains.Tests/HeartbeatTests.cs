using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Interpreter.Core.Attachments;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Gateway.Cluster;
using Interpreter.Grains.Tests.Fixtures;
using Interpreter.Grains.Wire;
using Interpreter.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using GatewayOptions = Interpreter.Gateway.Cluster.GatewayOptions;

namespace Interpreter.Grains.Tests;

/// <summary>What a gateway tells a session's grain of itself, and when.</summary>
public sealed class HeartbeatTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly GatewayOptions Options = new();

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly WatchedClock _clock = new();
    private readonly Bursts _bursts;
    private readonly Channel<long> _told = Channel.CreateBounded<long>(100);
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Attached? _state = new Attached(0, 0, 0);

    public HeartbeatTests() => _bursts = new(Options.AudioEvery, _clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_follower_that_had_nothing_to_tell_for_long_tells_at_once_what_it_has_heard()
    {
        await using var follower = NewFollower();
        Assert.True(await follower.AttachAsync(default));
        for (var beat = 1; beat <= 20; beat++)
        {
            await BeatAsync();
        }

        await _clock.WaitingAsync();
        await follower.HearAsync(new(1, WireOutput.Of(new SessionOutput.Speech(1, AudioFrame.Rent(64 * 1024, 24_000)))));
        Assert.True(await follower.MoveNextAsync());
        ((SessionOutput.Speech)follower.Current).Frame.Release();
        Assert.Equal(1, await ToldAsync());
    }

    [Fact]
    public async Task A_follower_that_misses_a_push_for_a_whole_beat_leaves()
    {
        await using var follower = NewFollower();
        Assert.True(await follower.AttachAsync(default));
        _state = new Attached(Pushed: 1, 0, 0);
        await BeatAsync();
        Assert.False(_left.Task.IsCompleted);
        await BeatAsync();
        await _left.Task.WaitAsync(Patience, Token);
        Assert.False(await follower.MoveNextAsync().AsTask().WaitAsync(Patience, Token));
    }

    [Fact]
    public async Task A_follower_whom_the_session_does_not_know_has_nobody_to_leave()
    {
        await using var follower = NewFollower();
        Assert.True(await follower.AttachAsync(default));
        _state = null;
        await BeatAsync();
        Assert.False(await follower.MoveNextAsync().AsTask().WaitAsync(Patience, Token));
        Assert.False(_left.Task.IsCompleted);
    }

    public void Dispose()
    {
        _bursts.Dispose();
        _clock.Dispose();
        _services.Dispose();
    }

    private async Task BeatAsync()
    {
        await _clock.WaitingAsync();
        _clock.Advance(Options.Heartbeat);
        Assert.Equal(0, await ToldAsync());
    }

    private Task<long> ToldAsync() => _told.Reader.ReadAsync(Token).AsTask().WaitAsync(Patience, Token);

    private Follower NewFollower()
    {
        var metrics = new ClusterMetrics(_services.GetRequiredService<IMeterFactory>(), NullLogger<ClusterMetrics>.Instance);
        var grain = Scripted.New<ISessionGrain>(Answer);
        var grains = Scripted.New<IGrainFactory>(static (name, args) => name == nameof(IGrainFactory.CreateObjectReference) ? args[0] : null);
        return new(grains, grain, new Uplink(grain, Options, _bursts, _clock, metrics), Options, _clock, metrics, Token);
    }

    private Task Answer(string name, object?[] args)
    {
        switch (name)
        {
            case nameof(ISessionGrain.HeardAsync):
                _told.Writer.TryWrite((long)args[1]!);
                return Task.FromResult(_state);
            case nameof(ISessionGrain.LeaveAsync):
                _left.TrySetResult();
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>A clock that stands, and says when a heartbeat waits for it.</summary>
    private sealed class WatchedClock : TimeProvider, IDisposable
    {
        private readonly FakeClock _clock = new();
        private readonly SemaphoreSlim _waits = new(0);

        public override long TimestampFrequency => _clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

        public override long GetTimestamp() => _clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = _clock.CreateTimer(callback, state, dueTime, period);
            if (dueTime == Options.Heartbeat)
            {
                _waits.Release();
            }

            return timer;
        }

        public async Task WaitingAsync() => Assert.True(await _waits.WaitAsync(Patience, Token));

        public void Advance(TimeSpan by) => _clock.Advance(by);

        public void Dispose() => _waits.Dispose();
    }
}
