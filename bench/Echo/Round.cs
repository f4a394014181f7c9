using System.Diagnostics;
using Interpreter.Grains;
using Interpreter.Wire;

namespace Interpreter.Echo;

/// <summary>What a number of sessions measured.</summary>
/// <param name="Sessions">How many spoke at once, 20 frames a second each.</param>
/// <param name="P50">Half of the frames were back within this, in ms.</param>
/// <param name="P99">99 of 100, in ms.</param>
/// <param name="Max">All, in ms.</param>
/// <param name="Frames">How many came back in the measured time.</param>
/// <param name="Lost">How many never did.</param>
/// <param name="SiloCpu">Of the silo's process, in ms for each second of each session.</param>
/// <param name="ClientCpu">The same of the client's.</param>
internal sealed record Round(int Sessions, double P50, double P99, double Max, long Frames, long Lost, double SiloCpu, double ClientCpu)
{
    private const int FramesPerSecond = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    // Two turns: from then on as much is kept, to be said again, as is let go.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public static async Task<Round> RunAsync(IGrainFactory grains, SiloProcess silo, int sessions, TimeSpan duration)
    {
        using var ending = new CancellationTokenSource(WarmUp + duration + Patience, TimeProvider.System);
        var latencies = new LatencyHistogram();
        var speakers = Enumerable.Range(0, sessions).Select(_ => new Speaker(grains, grains.GetGrain<ISessionGrain>(Guid.NewGuid()), latencies)).ToArray();
        foreach (var some in speakers.Chunk(50))
        {
            await Task.WhenAll(some.Select(speaker => speaker.OpenAsync(ending.Token)));
        }

        // Spread over the 50 ms, as those of real speakers are.
        var next = 0L;
        var startedAt = Stopwatch.GetTimestamp();
        var interval = (double)Stopwatch.Frequency / (FramesPerSecond * sessions);
        double cpuSilo, cpuClient;
        using (var pacer = new Pacer(now =>
        {
            for (; startedAt + (next * interval) <= now; next++)
            {
                speakers[next % sessions].Speak();
            }
        }))
        {
            pacer.Start();
            await Task.Delay(WarmUp, TimeProvider.System, ending.Token);
            Measure(speakers, true);
            var (silo0, client0) = (silo.CpuMilliseconds, SiloProcess.OwnCpuMilliseconds);
            await Task.Delay(duration, TimeProvider.System, ending.Token);
            (cpuSilo, cpuClient) = (silo.CpuMilliseconds - silo0, SiloProcess.OwnCpuMilliseconds - client0);
            Measure(speakers, false);
            await Task.Delay(Settling, TimeProvider.System, ending.Token);
        }

        // What is on its way comes; what has not come then is lost.
        await Task.Delay(Settling, TimeProvider.System, ending.Token);
        var lost = speakers.Sum(speaker => speaker.Missing);
        foreach (var some in speakers.Chunk(50))
        {
            await Task.WhenAll(some.Select(speaker => speaker.CloseAsync(ending.Token)));
        }

        var sessionSeconds = sessions * duration.TotalSeconds;
        return new(
            sessions, latencies.Percentile(0.5), latencies.Percentile(0.99), latencies.MaxMilliseconds, latencies.Count, lost, cpuSilo / sessionSeconds, cpuClient / sessionSeconds);
    }

    private static void Measure(Speaker[] speakers, bool isMeasured)
    {
        foreach (var speaker in speakers)
        {
            speaker.IsMeasured = isMeasured;
        }
    }
}
