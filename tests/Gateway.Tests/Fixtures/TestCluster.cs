using Interpreter.GeminiSimulator;
using Interpreter.Hosting;
using Interpreter.Silo;
using Interpreter.Silo.Schema;
using Interpreter.Storage.Tests.Fixtures;

namespace Interpreter.Gateway.Tests.Fixtures;

/// <summary>Silos and gateways as their programs start them, on PostgreSQL, with one simulator as Gemini.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private readonly PostgresDatabases _databases;
    private readonly string _database;
    private readonly GeminiSimulatorServer _simulator;
    private readonly List<SiloHost> _silos = [];
    private readonly List<GatewayHost> _gateways = [];

    private TestCluster(PostgresDatabases databases, string database, GeminiSimulatorServer simulator) =>
        (_databases, _database, _simulator) = (databases, database, simulator);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static HostOverrides Overrides => new() { IgnoreEnvironment = true };

    /// <summary>A database that has seen the schema step, and nobody who uses it yet.</summary>
    public static async Task<TestCluster> CreateAsync(PostgresDatabases databases)
    {
        var database = await databases.CreateAsync();
        await SchemaStep.RunAsync(["--DATABASE_URL", database], Overrides, Token);
        return new(databases, database, await GeminiSimulatorServer.StartAsync(new(), Token));
    }

    public async Task<SiloHost> AddSiloAsync(params string[] args)
    {
        var silo = await SiloHost.StartAsync([.. Common, .. args], Overrides, Token);
        _silos.Add(silo);
        return silo;
    }

    /// <summary>A gateway that listens; it need not be ready.</summary>
    public async Task<GatewayHost> AddGatewayAsync(params string[] args)
    {
        var gateway = await GatewayHost.StartAsync(["--PORT", "0", .. Common, .. args], Overrides, Token);
        _gateways.Add(gateway);
        return gateway;
    }

    /// <summary>Stops a silo as SIGTERM does.</summary>
    public async Task DrainAsync(SiloHost silo)
    {
        _silos.Remove(silo);
        await silo.DisposeAsync();
    }

    /// <summary>Stops a gateway as SIGTERM does.</summary>
    public async Task StopAsync(GatewayHost gateway)
    {
        _gateways.Remove(gateway);
        await gateway.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in _gateways)
        {
            await gateway.DisposeAsync();
        }

        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }

        await _simulator.DisposeAsync();
        await _databases.DeleteAsync(_database);
    }

    private string[] Common =>
    [
        "--DATABASE_URL", _database, "--LOG_LEVEL", "ERROR", "--GEMINI_API_KEY", "key",
        "--GEMINI_BASE_URL", _simulator.BaseAddress.ToString(),
    ];
}
