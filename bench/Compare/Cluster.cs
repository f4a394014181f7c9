using System.Diagnostics;
using Interpreter.Storage.Tests.Fixtures;

namespace Interpreter.Compare;

/// <summary>What stands behind a gateway: a database of its own, and a silo.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly PostgresServer _postgres;

    private Cluster(PostgresServer postgres, string database, Server silo) => (_postgres, Database, Silo) = (postgres, database, silo);

    public string Database { get; }

    public Server Silo { get; }

    public static async Task<Cluster> StartAsync(Uri gemini, CancellationToken cancellationToken)
    {
        var postgres = await PostgresServer.StartAsync();
        try
        {
            var (database, port) = (postgres.Address("postgres"), Server.FreePort());
            var environment = Subject.Silo(gemini, port, database);
            await MakeTablesAsync(environment, cancellationToken);
            return new(postgres, database, await Server.StartAsync("Silo", [], environment, port, cancellationToken));
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Silo.Dispose();
        await _postgres.DisposeAsync();
    }

    private static async Task MakeTablesAsync(Dictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [Server.PathOf("Silo"), "schema"]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var step = Process.Start(start)!;
        await step.WaitForExitAsync(cancellationToken);
        if (step.ExitCode != 0)
        {
            throw new InvalidOperationException("The schema step failed; its error is above. Is src/Silo built with Orleans?");
        }
    }
}
