using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Interpreter.Compare;

/// <summary>
/// Measures every subject at every size, one after another and then all again, each time in fresh processes: what else
/// the machine does then hits all of them alike.
/// </summary>
internal sealed class Comparison(CompareOptions options)
{
    public async Task<List<Point>> RunAsync(CancellationToken cancellationToken)
    {
        List<Point> points = [];
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var sessions in options.Sessions)
            {
                foreach (var subject in options.Subjects)
                {
                    var point = await MeasureAsync(subject, sessions, round, cancellationToken);
                    points.Add(point);
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{round}. {sessions,4} {subject.Name,-24} {point.ServerCpu:0.00} ms/s  {point.MemoryKib:0} KiB  up p99 {point.Up.P99:0.00} down p99 {point.Down.P99:0.00} ms  {point.Errors} errors {point.Lost} lost {point.Closed} closed"));
                }
            }
        }

        return points;
    }

    private async Task<Point> MeasureAsync(Subject subject, int sessions, int round, CancellationToken cancellationToken)
    {
        using var gemini = await Server.StartAsync("FakeGemini", [], [], null, cancellationToken);
        var isOurs = subject.Assembly != "Floor";
        int? port = isOurs ? Server.FreePort() : null;
        await using var cluster = subject.HasSilo ? await Cluster.StartAsync(gemini.Address, cancellationToken) : null;
        using var server = await Server.StartAsync(
            subject.Assembly, subject.Arguments(gemini.Address), subject.Environment(gemini.Address, port ?? 0, cluster?.Database), port, cancellationToken);
        var file = Path.GetTempFileName();
        var load = new ProcessStartInfo("dotnet",
        [
            Server.PathOf("Load"),
            "--url", $"ws://127.0.0.1:{server.Address.Port}/ws",
            "--sessions", $"{sessions}",
            "--seconds", $"{options.Seconds}",
            "--warmup", $"{options.Warmup}",
            "--pid", cluster is null ? $"{server.Id}" : $"{server.Id},{cluster.Silo.Id}",
            "--json", file,
            .. isOurs && options.Binary ? (string[])["--binary"] : [],
        ])
        {
            RedirectStandardOutput = true,
        };
        using var running = Process.Start(load)!;
        var output = running.StandardOutput.ReadToEndAsync(cancellationToken);
        await running.WaitForExitAsync(cancellationToken);
        await output;
        if (running.ExitCode != 0)
        {
            throw new InvalidOperationException($"The load of {subject.Name} with {sessions} sessions failed; its error is above.");
        }

        var point = JsonSerializer.Deserialize(await File.ReadAllTextAsync(file, cancellationToken), PointJson.Default.Point)!;
        File.Delete(file);
        return point with { Subject = subject.Name, Round = round, MachineLoad = MachineLoad() };
    }

    private static double MachineLoad() =>
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);
}
