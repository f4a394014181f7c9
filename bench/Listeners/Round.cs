using Interpreter.Echo;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Gateway.Cluster;
using Interpreter.Grains;
using Interpreter.Web;
using Interpreter.Web.Listening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Interpreter.Listeners;

/// <summary>One speaker, 20 frames a second that come back as voice, and those who listen.</summary>
internal sealed class Round(IClusterClient client, SiloProcess silo, TimeSpan duration)
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public async Task<Result> RunAsync(int listeners, bool byStream)
    {
        using var ending = new CancellationTokenSource();
        var meters = _services.GetRequiredService<IMeterFactory>();
        using var directory = new ClusterDirectory(client, new(), TimeProvider.System, new ClusterMetrics(meters, NullLogger<ClusterMetrics>.Instance));
        var session = await directory.CreateAsync(
            new SessionSettings { Model = new ModelProfile { Id = "echo" }, Languages = ("ko", "en"), VoiceGate = new() { Threshold = 0 } }, ending.Token);
        var heardAt = new ConcurrentDictionary<long, long>();
        var shared = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var following = FollowAsync(session, heardAt, shared, ending.Token);
        await session.SendAsync(new SessionCommand.Share(), ending.Token);
        var share = await shared.Task;

        using var hall = new ListenerHall(
            directory, new() { MaxPerSession = 1000 }, TimeProvider.System, new InterpreterWebMetrics(meters), NullLogger<ListenerHall>.Instance);
        var heard = new Heard(heardAt);
        var listening = Enumerable.Range(0, listeners).Select(_ => byStream
            ? ListenAsync(hall, new(Guid.Parse(session.Id), share), heard, ending.Token)
            : CallAsync(client.GetGrain<IListenedGrain>(Guid.Parse(session.Id)), share, heard, ending.Token)).ToArray();
        var speaking = SpeakAsync(session, ending.Token);
        await Task.Delay(Settling, TimeProvider.System);

        heard.IsMeasured = true;
        var (silo0, own0) = (silo.CpuMilliseconds, SiloProcess.OwnCpuMilliseconds);
        await Task.Delay(duration, TimeProvider.System);
        var (siloCpu, ownCpu) = (silo.CpuMilliseconds - silo0, SiloProcess.OwnCpuMilliseconds - own0);
        heard.IsMeasured = false;
        await session.SendAsync(new SessionCommand.Close(), CancellationToken.None);
        await Task.Delay(Settling, TimeProvider.System);
        await ending.CancelAsync();
        await Task.WhenAll([speaking, following, .. listening]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return heard.Result(listeners, byStream, siloCpu / duration.TotalSeconds, ownCpu / duration.TotalSeconds);
    }

    private static async Task FollowAsync(ISession session, ConcurrentDictionary<long, long> heardAt, TaskCompletionSource<int> shared, CancellationToken cancellationToken)
    {
        await foreach (var output in session.SubscribeAsync(0, cancellationToken))
        {
            switch (output)
            {
                case SessionOutput.Speech speech:
                    heardAt[output.Sequence] = Stopwatch.GetTimestamp();
                    speech.Frame.Release();
                    break;
                case SessionOutput.Shared told:
                    shared.TrySetResult(told.Number);
                    break;
            }
        }
    }

    private static async Task SpeakAsync(ISession session, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        for (var number = 1; await timer.WaitForNextTickAsync(cancellationToken); number++)
        {
            var frame = AudioFrame.Rent(1600, 16_000);
            frame.Samples.Fill(0x1111);
            await session.SendAudioAsync(frame, number, cancellationToken);
            frame.Release();
        }
    }

    private static async Task ListenAsync(ListenerHall hall, ListenTicket ticket, Heard heard, CancellationToken cancellationToken)
    {
        var (seat, _) = await hall.JoinAsync(ticket, null, takesVoice: true, cancellationToken);
        using var leaving = seat;
        var own = new Heard.Line(heard);
        await foreach (var item in seat!.Listener.Items.ReadAllAsync(cancellationToken))
        {
            if (item.Pcm is not null)
            {
                own.Add(item.Sequence);
            }
        }
    }

    private static async Task CallAsync(IListenedGrain grain, int share, Heard heard, CancellationToken cancellationToken)
    {
        var own = new Heard.Line(heard);
        await foreach (var wire in grain.ListenAsync(share, 0, cancellationToken).WithBatchSize(32).WithCancellation(cancellationToken))
        {
            if (wire.Kind is null)
            {
                own.Add(wire.Sequence);
            }
        }
    }
}
