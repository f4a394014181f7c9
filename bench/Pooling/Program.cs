// What a message to the text model costs on the pooled connection, and on a new one each time.
// dotnet run -c Release --project bench/Pooling
using System.Globalization;
using Interpreter.Pooling;

if (args is ["serve", ..])
{
    await ModelServer.RunAsync();
    return;
}

var messages = args is ["--messages", var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 500;
var points = new List<Point>();
foreach (var roundTrip in new[] { TimeSpan.Zero, TimeSpan.FromMilliseconds(40) })
{
    points.Add(await Comparison.RunAsync(roundTrip, roundTrip == TimeSpan.Zero ? messages : Math.Min(messages, 100)));
}

var report = Report.Write(points);
Console.Write(report);
var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "bench", "results"));
await File.WriteAllTextAsync(Path.Combine(folder, "pooling.md"), report);
