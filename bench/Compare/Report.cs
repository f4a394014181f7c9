using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Interpreter.Compare;

/// <summary>Writes what was measured, as a table and as it is.</summary>
internal static class Report
{
    public static void Write(CompareOptions options, List<Point> points)
    {
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "bench", "results"));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, options.Name + ".json"), JsonSerializer.Serialize(points, PointJson.Default.ListPoint) + "\n");
        var table = Table(options, points);
        File.WriteAllText(Path.Combine(folder, options.Name + ".md"), table);
        Console.WriteLine(table);
    }

    private static string Table(CompareOptions options, List<Point> points)
    {
        var text = new StringBuilder();
        text.AppendLine("# Relays, measured in one run").AppendLine();
        text.AppendLine(Invariant(
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}; load and fake Gemini on the same machine; {options.Seconds} s a point after {options.Warmup} s that are not counted, median of {options.Rounds}. Machine load average up to {points.Max(point => point.MachineLoad):0.0}."));
        text.AppendLine().AppendLine("CPU is of the server's process alone, in ms per session-second; ratios are to the tuned floor of the same size. Memory is what a session adds to the resident memory. Latencies are what the server adds, in ms.").AppendLine();
        text.AppendLine("| Sessions | Server | CPU | Ratio | Memory, KiB | up p50 | p90 | p99 | down p50 | p90 | p99 | messages up, down | errors, lost, closed |");
        text.AppendLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var group in points.GroupBy(point => (point.Sessions, point.Subject)).OrderBy(group => group.Key.Sessions))
        {
            var floor = points.Where(point => point.Sessions == group.Key.Sessions && point.Subject == "Floor, tuned").ToList();
            AppendRow(text, [.. group], floor);
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, List<Point> points, List<Point> floor)
    {
        double Of(Func<Point, double> value) => Median(points, value);
        var ratio = floor.Count == 0 ? "" : Invariant($"{Of(point => point.ServerCpu) / Median(floor, point => point.ServerCpu):0.00}");
        text.AppendLine(Invariant(
            $"| {points[0].Sessions} | {points[0].Subject}{(points[0].Binary ? ", binary" : "")} | {Of(point => point.ServerCpu):0.00} | {ratio} | {Of(point => point.MemoryKib):0} | {Of(point => point.Up.P50):0.00} | {Of(point => point.Up.P90):0.00} | {Of(point => point.Up.P99):0.00} | {Of(point => point.Down.P50):0.00} | {Of(point => point.Down.P90):0.00} | {Of(point => point.Down.P99):0.00} | {Of(point => point.SentRate):0.0}, {Of(point => point.AudioRate + point.OtherRate):0.0} | {points.Sum(point => point.Errors)}, {points.Sum(point => point.Lost)}, {points.Sum(point => point.Closed)} |"));
    }

    private static double Median(List<Point> points, Func<Point, double> value)
    {
        var sorted = points.Select(value).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
