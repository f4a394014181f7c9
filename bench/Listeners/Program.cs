// Speaks into one session on a silo in a process of its own, and listens to it at a gateway in this process: by the session's
// stream, and by a call for each that waits for more. Measures the silo's CPU. Writes bench/results/listeners.md.
using Interpreter.Echo;
using Interpreter.Gateway.Listening;
using Interpreter.Listeners;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

if (args is ["silo", var siloPort, var gatewayPort])
{
    await SiloProcess.RunAsync(int.Parse(siloPort, null), int.Parse(gatewayPort, null));
    return 0;
}

var seconds = args is [_, ..] ? int.Parse(args[0], null) : 15;
using var silo = SiloProcess.Start();
using var host = Host.CreateDefaultBuilder()
    .ConfigureLogging(Quiet.Log)
    .UseOrleansClient(client => client.UseLocalhostClustering(silo.GatewayPort).Configure<Orleans.Configuration.ClusterOptions>(Quiet.Cluster).AddListening())
    .Build();
await silo.ReadyAsync();
await host.StartAsync();
var client = host.Services.GetRequiredService<IClusterClient>();
var round = new Round(client, silo, TimeSpan.FromSeconds(seconds));
await round.RunAsync(listeners: 50, byStream: true);
List<Result> results = [];
foreach (var (listeners, byStream) in ((int, bool)[])[(0, true), (1, true), (50, true), (500, true), (1, false), (50, false), (500, false), (0, true)])
{
    results.Add(await round.RunAsync(listeners, byStream));
    Console.WriteLine(results[^1]);
}

await File.WriteAllTextAsync(
    Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "bench", "results", "listeners.md")), Report.Write(results, seconds));
await host.StopAsync();
return results.All(result => result.Lost == 0) ? 0 : 1;
