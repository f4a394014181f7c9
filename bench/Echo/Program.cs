// Speaks into sessions on a silo in a process of its own, whose model answers every frame with itself, and measures how
// long a frame takes from here through the grain and back. Writes bench/results/echo.md.
using Interpreter.Echo;
using Interpreter.Hosting;
using Interpreter.Hosting.Clustering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

SocketTuning.Apply();
if (args is ["silo", var siloPort, var gatewayPort])
{
    await SiloProcess.RunAsync(int.Parse(siloPort, null), int.Parse(gatewayPort, null));
    return 0;
}

var seconds = args is [_, ..] ? int.Parse(args[0], null) : 15;
using var silo = SiloProcess.Start();
using var host = Host.CreateDefaultBuilder()
    .ConfigureLogging(Quiet.Log)
    .UseOrleansClient(client => client.UseLocalhostClustering(silo.GatewayPort).Configure<ClusterOptions>(Quiet.Cluster).Services.UseClusterSockets())
    .Build();
await silo.ReadyAsync();
await host.StartAsync();
var grains = host.Services.GetRequiredService<IGrainFactory>();
await Round.RunAsync(grains, silo, sessions: 100, TimeSpan.FromSeconds(5));
List<Round> rounds = [];
foreach (var sessions in args is [_, _, ..] ? args[1..].Select(int.Parse) : [1, 100, 400, 1000])
{
    rounds.Add(await Round.RunAsync(grains, silo, sessions, TimeSpan.FromSeconds(seconds)));
    Console.WriteLine(rounds[^1]);
}

var report = Report.Write(rounds, seconds);
await File.WriteAllTextAsync(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "bench", "results", "echo.md")), report);
await host.StopAsync();
return rounds.All(round => round.Lost == 0) ? 0 : 1;
