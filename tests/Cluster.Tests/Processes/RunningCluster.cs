using System.Diagnostics;
using Interpreter.Cluster.Tests.Simulated;
using Interpreter.GeminiSimulator;
using Interpreter.Silo.Schema;
using Npgsql;

namespace Interpreter.Cluster.Tests.Processes;

/// <summary>A cluster as an operator runs it: processes of their own, PostgreSQL between them, and a simulated Gemini.</summary>
internal sealed class RunningCluster : IAsyncDisposable
{
    private const int Dead = 6; // SiloStatus.Dead

    // Far less than a session waits for its client.
    private static readonly TimeSpan ClosingPatience = TimeSpan.FromSeconds(10);

    private readonly string _folder;
    private readonly string _database;
    private readonly NpgsqlDataSource _source;
    private readonly Dictionary<string, string> _settings;
    private bool _isToKeepLogs = true;

    private RunningCluster(string folder, string address, string connectionString, Tape tape, GeminiSimulatorServer gemini)
    {
        (_folder, _database, Tape, Gemini) = (folder, connectionString, tape, gemini);
        _source = NpgsqlDataSource.Create(connectionString);
        _settings = new()
        {
            ["DATABASE_URL"] = address,
            ["CLUSTER_ID"] = "test",
            ["GEMINI_API_KEY"] = "test",
            ["GEMINI_BASE_URL"] = gemini.BaseAddress.ToString(),
            ["LOG_LEVEL"] = "INFO",
            ["SILO_ADDRESS"] = "127.0.0.1",
            ["SILO_PORT"] = "0",
            ["SILO_GATEWAY_PORT"] = "0",
            ["SILO_HEALTH_PORT"] = "0",
            ["HOST"] = "127.0.0.1",
            ["PORT"] = "0",
        };
    }

    public Tape Tape { get; }

    public GeminiSimulatorServer Gemini { get; }

    public List<ProgramProcess> Silos { get; } = [];

    public List<ProgramProcess> Gateways { get; } = [];

    /// <summary>Where clients go.</summary>
    public Balancer Entry { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Applies the schema to an empty database, and starts two silos and two gateways on it.</summary>
    /// <param name="address">The database, as the programs are told it.</param>
    /// <param name="connectionString">The same, as Npgsql takes it.</param>
    public static async Task<RunningCluster> StartAsync(string address, string connectionString)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "logs", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        var tape = new Tape();
        var gemini = await GeminiSimulatorServer.StartAsync(new() { Recorder = tape }, Token);
        var cluster = new RunningCluster(folder, address, connectionString, tape, gemini);
        try
        {
            await ClusterSchema.ApplyAsync(address, TimeProvider.System, Token);
            await Task.WhenAll(cluster.StartSiloAsync("silo-1"), cluster.StartSiloAsync("silo-2"));
            await Task.WhenAll(cluster.StartGatewayAsync("gateway-1"), cluster.StartGatewayAsync("gateway-2"));
            cluster.Entry = new(cluster.Gateways.Select(gateway => gateway.Address));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async Task<ProgramProcess> StartSiloAsync(string name)
    {
        var silo = await ProgramProcess.StartAsync(name, "Interpreter.Silo.dll", _folder, _settings);
        lock (Silos)
        {
            Silos.Add(silo);
        }

        await silo.ReadyAsync();
        return silo;
    }

    /// <summary>Completes when the other silos have declared one dead.</summary>
    /// <param name="silos">How many are dead then.</param>
    /// <returns>When, as <see cref="Stopwatch"/> counts.</returns>
    public async Task<long> NoticedAsync(int silos)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(Token))
        {
            await using var command = _source.CreateCommand($"SELECT count(*)::integer FROM cluster_silos WHERE status = {Dead}");
            if (await command.ExecuteScalarAsync(Token) is int dead && dead >= silos)
            {
                break;
            }
        }

        return Stopwatch.GetTimestamp();
    }

    /// <summary>Waits until nothing is connected to the model any more, but not for what would be let go for want of clients.</summary>
    /// <returns>How many connections are left.</returns>
    public async Task<int> ClosedAsync()
    {
        try
        {
            await Gemini.WhenClosedAsync(Token).WaitAsync(ClosingPatience, Token);
        }
        catch (TimeoutException)
        {
            // They are counted.
        }

        return Gemini.OpenConnections;
    }

    /// <summary>All is well: nobody needs the logs.</summary>
    public void DropLogs() => _isToKeepLogs = false;

    public async ValueTask DisposeAsync()
    {
        if (Entry is not null)
        {
            await Entry.DisposeAsync();
        }

        foreach (var process in Gateways.Concat(Silos))
        {
            await process.DisposeAsync();
        }

        await Gemini.DisposeAsync();
        await _source.DisposeAsync();
        if (_isToKeepLogs)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"The logs of all processes lie in {_folder}.");
        }
        else
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task StartGatewayAsync(string name)
    {
        var gateway = await ProgramProcess.StartAsync(name, "Interpreter.Gateway.dll", _folder, _settings);
        lock (Gateways)
        {
            Gateways.Add(gateway);
        }

        await gateway.ReadyAsync();
    }
}
