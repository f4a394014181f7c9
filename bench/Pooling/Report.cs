using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Interpreter.Pooling;

/// <summary>Writes what was measured.</summary>
internal static class Report
{
    public static string Write(IReadOnlyList<Point> points)
    {
        var text = new StringBuilder();
        text.AppendLine(
            """
            # A message on the pooled connection, and on a new one

            ```sh
            dotnet run -c Release --project bench/Pooling -- --messages 2000
            ```

            The same message is sent to a text model over TLS (a certificate made at the start, checked by its hash), by the server's own client for
            Gemini (`GeminiTextModel`): with one `HttpClient` that is kept, as the server keeps it for all messages of all sessions, and with a new one for
            each message. The model answers at once, from a process of its own, and counts the TCP connections it takes. Both ways take turns in ten
            rounds of one run; a round before these, which opens the connection that is kept, is not counted. The distance is made by a relay that holds
            every byte back for half of a round trip, and a connection for a whole one.

            **The ratios are what counts**: the absolute numbers are of one machine on one day, and the 99th percentiles also tell what else it was doing.

            """);
        foreach (var point in points)
        {
            Write(text, point);
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors.");
        return text.ToString();
    }

    private static void Write(StringBuilder text, Point point)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"## A round trip of {point.RoundTrip.TotalMilliseconds:F0} ms, {point.Messages} messages each");
        text.AppendLine();
        text.AppendLine("| | pooled | new each time | ratio |");
        text.AppendLine("| --- | --- | --- | --- |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| connections opened | {point.Pooled.Connections} | {point.New.Connections} | |");
        Row(text, "time to the whole answer, median, ms", point.Pooled.Median, point.New.Median);
        Row(text, "time to the whole answer, p99, ms", point.Pooled.P99, point.New.P99);
        if (point.RoundTrip == TimeSpan.Zero)
        {
            // With a distance the relay, in the asking process, would be counted too.
            Row(text, "CPU of the asking process, ms a message", point.Pooled.ClientCpu, point.New.ClientCpu);
            Row(text, "CPU of the model's process, ms a message", point.Pooled.ServerCpu, point.New.ServerCpu);
        }

        text.AppendLine();
    }

    private static void Row(StringBuilder text, string name, double pooled, double fresh) =>
        text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {pooled:F2} | {fresh:F2} | {fresh / pooled:F1} |");
}
