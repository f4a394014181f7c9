using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Interpreter.Echo;

/// <summary>Writes what was measured.</summary>
internal static class Report
{
    public static string Write(IReadOnlyList<Round> rounds, int seconds)
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"""
            # Echo through a grain

            ```sh
            dotnet run -c Release --project bench/Echo
            ```

            Each session speaks 20 frames a second, of 50 ms and 1,600 bytes, by one call of `ISessionGrain.SendAudioAsync` each, which is not answered, and hears what comes
            by `ISessionFollower`. The silo is a process of its own and hosts the real `SessionGrain`; its model answers every frame with itself at once, in turns of
            five seconds (snapshots go to memory storage). Latency is from before the call to the receipt of the same samples, {seconds} s a row. *Lost* frames never
            came back and fail the run. The silo has the runtime settings of src/Silo.

            | sessions | p50, ms | p99, ms | max, ms | frames | lost | CPU silo, ms per session-second | CPU client |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """);
        foreach (var round in rounds)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {round.Sessions:N0} | {round.P50:F2} | {round.P99:F2} | {round.Max:F1} | {round.Frames:N0} | {round.Lost} | {round.SiloCpu:F2} | {round.ClientCpu:F2} |");
        }

        text.AppendLine();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {RuntimeInformation.FrameworkDescription}, Orleans {typeof(IGrainFactory).Assembly.GetName().Version}, {Environment.ProcessorCount} processors shared by silo and client. Load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the end.");
        return text.ToString();
    }
}
