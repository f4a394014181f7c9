using System.Runtime.InteropServices;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Hosting;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Grains.Tests.Fixtures;
using Interpreter.Testing.Upstream;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Grains.Tests;

/// <summary>Messages to a session that are lost on their way: no answer tells of them, and the heartbeat finds it.</summary>
public sealed class LostAudioTests : IAsyncLifetime
{
    private const int Frames = 30;
    private const int FrameBytes = 640;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly LossyRoad _road = new();
    private readonly ScriptedConnector _model = new();
    private readonly ClusterFixture _cluster;

    public LostAudioTests() => _cluster = new()
    {
        Silo = silo => silo.Services.AddSingleton<IIncomingGrainCallFilter>(_road),
        // Every frame is a message of its own.
        Gateway = new() { Heartbeat = TimeSpan.FromMilliseconds(200), AudioEvery = TimeSpan.Zero },

        // What is lost is noticed late; who speaks has not fallen silent.
        Sessions = new() { InputStall = TimeSpan.FromMinutes(1) },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _cluster.InitializeAsync();
        _cluster.Model = _model;
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(Frames)]
    public async Task A_frame_that_is_lost_is_said_again_and_the_model_hears_each_once_and_in_order(int lost)
    {
        var (session, outputs, model) = await StartAsync();
        await using var following = outputs;
        _road.Lose = lost;

        // As a gateway does: it always listens.
        var completed = outputs.UntilAsync<SessionOutput.TurnCompleted>();
        await SpeakAsync(session);
        await HearAsync(model);
        Assert.Equal(1, _road.Lost);

        // Nothing is said twice: what comes next is the end.
        await session.SendAsync(new SessionCommand.EndUtterance(), Cancel);
        Assert.IsNotType<byte[]>(await NextAsync(model));
        Answer(model);
        Assert.Equal("One", (await completed).OutputText);
    }

    [Fact]
    public async Task A_command_behind_a_frame_that_is_lost_comes_after_it_and_once()
    {
        var (session, outputs, model) = await StartAsync();
        await using var following = outputs;
        _road.Lose = Frames;
        var completed = outputs.UntilAsync<SessionOutput.TurnCompleted>();
        await SpeakAsync(session);
        await session.SendAsync(new SessionCommand.EndUtterance(), Cancel);
        await HearAsync(model);
        Assert.IsNotType<byte[]>(await NextAsync(model));
        Assert.Equal(1, _road.Lost);

        // It ended one utterance: the next goes on until its own end.
        Answer(model);
        await completed;
        await SpeakAsync(session, first: Frames + 1);
        await HearAsync(model, first: Frames + 1);
        await session.SendAsync(new SessionCommand.EndUtterance(), Cancel);
        Assert.IsNotType<byte[]>(await NextAsync(model));
    }

    private async Task<(ISession Session, Follower Outputs, ScriptedUpstream Model)> StartAsync()
    {
        // All that is said goes to the model.
        var session = await _cluster.Directory.CreateAsync(MachineRig.Settings() with { VoiceGate = new() { Threshold = 0 } }, Cancel);
        var outputs = new Follower(session, 0);
        await outputs.UntilAsync<SessionOutput.StateChanged>(changed => changed.State == SessionState.Ready);
        return (session, outputs, await _model.OpenedAsync(Cancel).AsTask().WaitAsync(Patience, Cancel));
    }

    private static void Answer(ScriptedUpstream model) => model.Say(MachineRig.Heard("하나"), MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());

    // Loud, and each sample tells the number of its frame.
    private static async Task SpeakAsync(ISession session, int first = 1)
    {
        for (var number = first; number < first + Frames; number++)
        {
            var frame = AudioFrame.Rent(FrameBytes, 16_000);
            frame.Samples.Fill(Sample(number));
            await session.SendAudioAsync(frame, number, Cancel);
            frame.Release();
        }
    }

    private static async Task HearAsync(ScriptedUpstream model, int first = 1)
    {
        var heard = new List<short>();
        while (heard.Count < Frames * FrameBytes / sizeof(short))
        {
            heard.AddRange(MemoryMarshal.Cast<byte, short>(Assert.IsType<byte[]>(await NextAsync(model))));
        }

        Assert.Equal(Enumerable.Range(first, Frames).SelectMany(static number => Enumerable.Repeat(Sample(number), FrameBytes / sizeof(short))), heard);
    }

    private static short Sample(int number) => (short)(4000 + number);

    private static Task<object> NextAsync(ScriptedUpstream model) => model.Taken.ReadAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);

    /// <summary>Loses one message of audio.</summary>
    private sealed class LossyRoad : IIncomingGrainCallFilter
    {
        private int _seen;
        private int _lost;

        /// <summary>Which; 0 for none.</summary>
        public int Lose { get; set; }

        /// <summary>How many were lost.</summary>
        public int Lost => Volatile.Read(ref _lost);

        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.MethodName != nameof(ISessionGrain.SendAudioAsync) || Interlocked.Increment(ref _seen) != Lose)
            {
                return context.Invoke();
            }

            Interlocked.Increment(ref _lost);
            context.Result = null;
            return Task.CompletedTask;
        }
    }
}
