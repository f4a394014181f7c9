using Npgsql;

[assembly: AssemblyFixture(typeof(Interpreter.Storage.Tests.Fixtures.PostgresDatabases))]

namespace Interpreter.Storage.Tests.Fixtures;

/// <summary>Databases of one server, which is started for the first of them and stopped after the last test.</summary>
public sealed class PostgresDatabases : IDatabases, IAsyncLifetime
{
    private PostgresServer? _server;

    public async ValueTask InitializeAsync() => _server = PostgresServer.Binaries is null ? null : await PostgresServer.StartAsync();

    public async Task<string> CreateAsync()
    {
        Assert.SkipWhen(_server is null, "Install postgresql.");
        var name = $"test_{Guid.NewGuid():N}";
        await AdministerAsync($"CREATE DATABASE {name}");
        return _server.ConnectionString(name);
    }

    public Task DeleteAsync(string connectionString) =>
        AdministerAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    /// <summary>The same database, named by an address.</summary>
    public string Address(string connectionString) => _server!.Address(new NpgsqlConnectionStringBuilder(connectionString).Database!);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task AdministerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_server!.ConnectionString("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
