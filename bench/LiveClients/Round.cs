using System.Diagnostics;
using Interpreter.Wire;

namespace Interpreter.LiveClients;

/// <summary>Lets one client carry some sessions for a while.</summary>
internal static class Round
{
    private const int FramesPerSecond = 20;

    public static async Task<Point> RunAsync(Subject subject, Uri address, int sessions, TimeSpan time)
    {
        LatencyHistogram up = new(), down = new(), connect = new(), first = new();
        var connector = subject.Connector(address);
        var talkers = new List<Talker>();
        try
        {
            for (var i = 0; i < sessions; i++)
            {
                talkers.Add(await Talker.ConnectAsync(connector, up, down));
                connect.Add(talkers[^1].ConnectMicroseconds);
            }

            using var speaking = new Speaking(talkers, FramesPerSecond);
            var upOnly = await MeasureAsync(time / 2);
            foreach (var talker in talkers)
            {
                talker.EndUtterance();
                first.Add(await talker.FirstAudio.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System));
            }

            var both = await MeasureAsync(time);
            return new(
                upOnly.Cpu / sessions,
                upOnly.Bytes / FramesPerSecond / sessions,
                both.Cpu / sessions,
                both.Bytes / sessions,
                both.Collections,
                up.Percentile(0.5),
                up.Percentile(0.99),
                down.Percentile(0.5),
                down.Percentile(0.99),
                connect.Percentile(0.5),
                first.Percentile(0.5));
        }
        finally
        {
            foreach (var talker in talkers)
            {
                await talker.DisposeAsync();
            }
        }
    }

    /// <summary>What this process takes in a second.</summary>
    private static async Task<(double Cpu, double Bytes, int Collections)> MeasureAsync(TimeSpan time)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (cpu, bytes, collections, started) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true), GC.CollectionCount(0), Stopwatch.GetTimestamp());
        await Task.Delay(time, TimeProvider.System);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return (
            (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / seconds,
            (GC.GetTotalAllocatedBytes(precise: true) - bytes) / seconds,
            GC.CollectionCount(0) - collections);
    }
}
