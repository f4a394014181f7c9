using Interpreter.Storage.Tests.Fixtures;

namespace Interpreter.Rest.Tests.Fixtures;

/// <summary>A server with a database of PostgreSQL.</summary>
public sealed class PostgresqlServer(PostgresDatabases databases) : RestServer
{
    private string? _connectionString;

    protected override async Task<string[]> CreateDatabaseAsync()
    {
        _connectionString = await databases.CreateAsync();
        return ["--DATABASE_URL", databases.Address(_connectionString)];
    }

    protected override Task DeleteDatabaseAsync() => databases.DeleteAsync(_connectionString!);
}
