// Measures the floor and our server in one run, in turns, and writes bench/results/NAME.md and NAME.json.
// bench/run.sh builds what it needs first.
using Interpreter.Compare;

if (CompareOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(CompareOptions.Usage);
    return 2;
}

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, cancel) =>
{
    cancel.Cancel = true;
    stopping.Cancel();
};
var points = await new Comparison(options).RunAsync(stopping.Token);
Report.Write(options, points);
return points.Exists(point => point.Errors + point.Lost + point.Closed > 0) ? 1 : 0;
