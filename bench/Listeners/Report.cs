using System.Globalization;
using System.Text;

namespace Interpreter.Listeners;

/// <summary>Writes the results as a table.</summary>
internal static class Report
{
    public static string Write(IReadOnlyList<Result> results, int seconds)
    {
        var text = new StringBuilder();
        text.AppendLine("# Listeners at one gateway");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"`dotnet run -c Release --project bench/Listeners -- {seconds}`: one session on a silo in a process of its own, whose model says 20 frames of 50 ms a");
        text.AppendLine("second; speaker, gateway and listeners in another. *stream*: the gateway's one subscription, handed to all. *calls*: a waiting call to the grain");
        text.AppendLine(CultureInfo.InvariantCulture, $"for each listener (one listener: for the gateway). {Environment.ProcessorCount} processors, shared by all and by whatever else ran. CPU in ms for each second; *later* is how long");
        text.AppendLine("after the speaker's gateway a listener has the same voice.");
        text.AppendLine();
        text.AppendLine("| listeners | by | silo CPU | over none | gateway CPU | later p50 / p99 ms | heard | lost |");
        text.AppendLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        var none = results.Where(result => result.Listeners == 0).Average(result => result.SiloCpu);
        foreach (var result in results)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {result.Listeners} | {(result.Listeners == 0 ? "–" : result.ByStream ? "stream" : "calls")} | {result.SiloCpu:0.0} | {result.SiloCpu / none:0.00} | {result.GatewayCpu:0.0} | {result.P50:0} / {result.P99:0} | {result.Heard} | {result.Lost} |");
        }

        text.AppendLine();
        text.AppendLine("By stream the silo's CPU does not grow with the listeners of a gateway; what differs between 1, 50 and 500 is the machine's other work. One");
        text.AppendLine("waiting call for the whole gateway would do with less and be 50 ms earlier, but costs the session a call for each gateway; the stream costs it");
        text.AppendLine("one for each 50 ms, wherever its listeners are.");
        return text.ToString();
    }
}
