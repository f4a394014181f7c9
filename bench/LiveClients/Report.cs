using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace Interpreter.LiveClients;

/// <summary>Writes what was measured.</summary>
internal static class Report
{
    public static string Write(int sessions, TimeSpan time, int rounds, IReadOnlyList<Point> own, IReadOnlyList<Point> google)
    {
        var text = new StringBuilder();
        text.AppendLine(
            """
            # Our client of Gemini Live, and Google's SDK

            ```sh
            dotnet build -c Release bench/FakeGemini
            dotnet run -c Release --project bench/LiveClients -- SETTINGS
            ```

            The same connector (`GeminiUpstreamConnector`) over either client, in one process, in turns; the fake Gemini is a process of its own. Each session
            sends 20 frames of 50 ms a second. At first only the sessions speak; then the model too, 20 frames of 50 ms and 10 transcriptions a second. Process
            time and allocations contain the load itself, the same for both, which flatters the ratio. Latencies are from a frame's way into the client's queue
            to the model's receipt, and from the model's send to the session. Medians of the rounds; the first round, which compiles, is not counted.
            The fake looks once a millisecond what is due, which is most of the last row. Where the load average is above the number of processors, others were at
            work: the slowest hundredths then say more about them than about either client, and process time and allocations are what can be read.

            | | own | Google.GenAI | ratio |
            | --- | --- | --- | --- |
            """.Replace("SETTINGS", string.Create(CultureInfo.InvariantCulture, $"--sessions {sessions} --seconds {time.TotalSeconds:0} --rounds {rounds}"), StringComparison.Ordinal));
        Row("CPU, ms a second and session, both sides speak", "F2", point => point.BothCpu);
        Row("CPU, ms a second and session, the session speaks", "F2", point => point.UpCpu);
        Row("allocated for each frame sent, bytes", "N0", point => point.UpBytes);
        Row("allocated a second and session, both sides speak, bytes", "N0", point => point.BothBytes);
        Row("garbage collections, both sides speak, all sessions", "N0", point => point.Collections);
        Row("latency up, p50, ms", "F2", point => point.UpP50);
        Row("latency up, p99, ms", "F2", point => point.UpP99);
        Row("latency down, p50, ms", "F2", point => point.DownP50);
        Row("latency down, p99, ms", "F2", point => point.DownP99);
        Row("connecting until setupComplete, p50, ms", "F2", point => point.Connect);
        Row("audioStreamEnd to the first sample of the answer, p50, ms", "F2", point => point.FirstAudio);
        text.AppendLine();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Google.GenAI {Version("Google.GenAI")}, built from commit ae59424f7acecddef8b8a33539aa9b344163cda2 of googleapis/dotnet-genai (its tag Google.GenAI-v0.2.0; only its reference to System.Net.WebSockets.Client was taken out, which .NET has itself), with Google.Apis.Auth {Version("Google.Apis.Auth")}. {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the end.");
        return text.ToString();

        void Row(string name, string format, Func<Point, double> value)
        {
            var (ours, theirs) = (Median(own.Select(value)), Median(google.Select(value)));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {ours.ToString(format, CultureInfo.InvariantCulture)} | {theirs.ToString(format, CultureInfo.InvariantCulture)} | {(ours > 0 ? (theirs / ours).ToString("F1", CultureInfo.InvariantCulture) : "–")} |");
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }

    private static string Version(string assembly) => Assembly.Load(assembly).GetName().Version!.ToString(3);
}
