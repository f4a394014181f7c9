using System.Diagnostics;
using Interpreter.Cluster.Tests.Processes;
using Interpreter.Storage.Tests.Fixtures;

namespace Interpreter.Cluster.Tests;

/// <summary>Two silos, two gateways, PostgreSQL and a simulated Gemini, each a process; and what is lost of them.</summary>
public sealed class LossTests(PostgresDatabases databases)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_conversations_outlive_a_killed_silo_and_a_killed_gateway_without_a_caption_or_a_sample_lost_or_doubled()
    {
        var figures = new Figures();
        var connectionString = await databases.CreateAsync();
        await using var cluster = await RunningCluster.StartAsync(databases.Address(connectionString), connectionString);
        await using var crowd = new Crowd(cluster.Tape, cluster.Entry.Address, 50);
        await crowd.StartAsync();
        await crowd.CompleteAsync(1);

        var siloKilledAt = Stopwatch.GetTimestamp();
        await cluster.Silos[0].KillAsync();
        var noticedAt = await cluster.NoticedAsync(silos: 1);
        await crowd.CompleteAsync(2);
        figures.AddSiloLoss(siloKilledAt, noticedAt, cluster.Tape.Connections, crowd.All);

        var gatewayKilledAt = Stopwatch.GetTimestamp();
        await cluster.Gateways[0].KillAsync();
        await crowd.CompleteAsync(1);
        await crowd.FinishAsync();
        figures.Add($"connections to the model that outlived their conversations {await cluster.ClosedAsync()}");
        figures.AddGatewayLoss(gatewayKilledAt, crowd.All);

        figures.Add(crowd.Verify());
        figures.Write("loss");
        cluster.DropLogs();
    }

    [Fact]
    public async Task Ten_conversations_outlive_a_rolling_restart_of_both_silos_without_a_caption_or_a_sample_lost_or_doubled()
    {
        var figures = new Figures();
        var connectionString = await databases.CreateAsync();
        await using var cluster = await RunningCluster.StartAsync(databases.Address(connectionString), connectionString);
        await using var crowd = new Crowd(cluster.Tape, cluster.Entry.Address, 10);
        await crowd.StartAsync();
        await crowd.CompleteAsync(1);
        foreach (var old in cluster.Silos.ToList())
        {
            await cluster.StartSiloAsync($"{old.Name}-again");
            var stoppedAt = Stopwatch.GetTimestamp();
            await old.StopAsync();
            figures.Add($"{old.Name} stopped in {Stopwatch.GetElapsedTime(stoppedAt).TotalMilliseconds:F0} ms");
            await crowd.CompleteAsync(1);
        }

        await crowd.FinishAsync();
        figures.Add($"connections to the model that outlived their conversations {await cluster.ClosedAsync()}");
        figures.Add(crowd.Verify());
        figures.Write("restart");
        cluster.DropLogs();
    }
}
