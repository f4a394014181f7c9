using System.Net;
using Interpreter.Grains;
using Interpreter.Grains.Listening;
using Interpreter.Silo.Schema;
using Interpreter.Storage;
using Interpreter.Storage.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Storage;

namespace Interpreter.Silo.Tests.Fixtures;

/// <summary>Two silos with sockets of their own, on a database that has seen nothing but the schema step.</summary>
public sealed class Silos(PostgresDatabases databases) : IAsyncLifetime
{
    /// <summary>What the grains' state is filed under.</summary>
    public const string Service = "test";

    /// <summary>Storage whose cleared states keep their row.</summary>
    public const string Clearing = "clearing";

    /// <summary>Storage whose cleared states lose it.</summary>
    public const string Deleting = "deleting";

    private string? _connectionString;
    private IHost? _first;
    private IHost? _second;

    public string ConnectionString => _connectionString!;

    public IServiceProvider First => _first!.Services;

    public IServiceProvider Second => _second!.Services;

    public IGrainStorage Storage(string name) => First.GetRequiredKeyedService<IGrainStorage>(name);

    public async ValueTask InitializeAsync()
    {
        _connectionString = await databases.CreateAsync();
        await ClusterSchema.ApplyAsync(_connectionString, TimeProvider.System, TestContext.Current.CancellationToken);
        _first = await StartAsync();
        _second = await StartAsync();
    }

    public async Task<IHost> StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("test", Service))
            .ConfigureEndpoints(IPAddress.Loopback, FreePort.Next(), FreePort.Next())
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", PostgresSchema.Npgsql(ConnectionString)))
            .AddAdoNetGrainStorage(Clearing, options => (options.Invariant, options.ConnectionString) = ("Npgsql", ConnectionString))
            .AddAdoNetGrainStorage(
                Deleting,
                options => (options.Invariant, options.ConnectionString, options.DeleteStateOnClear) = ("Npgsql", ConnectionString, true))
            .AddAdoNetGrainStorage(
                GrainServices.SessionStorage,
                options => (options.Invariant, options.ConnectionString, options.DeleteStateOnClear) = ("Npgsql", ConnectionString, true))
            .AddListening());
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in new[] { _second, _first }.OfType<IHost>())
        {
            await host.StopAsync();
            host.Dispose();
        }

        if (_connectionString is not null)
        {
            await databases.DeleteAsync(_connectionString);
        }
    }
}
