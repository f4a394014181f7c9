using System.Diagnostics;
using Interpreter.Core.Users;
using Interpreter.Wire;

namespace Interpreter.LimitBench;

/// <summary>What the user's actor alone takes to admit.</summary>
internal static class Admissions
{
    private const int Calls = 200_000;

    /// <summary>Asks one user from two tasks at once. Returns p50 and p99 in microseconds, and admissions a second.</summary>
    public static async Task<(double P50, double P99, double PerSecond)> MeasureAsync(IUser user)
    {
        await RunAsync(user, new());
        var times = new LatencyHistogram();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Task.Run(() => RunAsync(user, times)), Task.Run(() => RunAsync(user, times)));
        return (times.Percentile(0.5) * 1000, times.Percentile(0.99) * 1000, 2 * Calls / Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static async Task RunAsync(IUser user, LatencyHistogram times)
    {
        for (var call = 0; call < Calls; call++)
        {
            var began = Stopwatch.GetTimestamp();
            await user.AdmitRequestAsync(CancellationToken.None);
            times.Add((uint)Math.Max(1, Stopwatch.GetElapsedTime(began).TotalMicroseconds));
        }
    }
}
