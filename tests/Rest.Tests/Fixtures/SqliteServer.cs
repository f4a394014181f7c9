namespace Interpreter.Rest.Tests.Fixtures;

/// <summary>A server with its embedded database, in DATA_DIR.</summary>
public class SqliteServer : RestServer
{
    protected override Task<string[]> CreateDatabaseAsync() => Task.FromResult<string[]>([]);

    protected override Task DeleteDatabaseAsync() => Task.CompletedTask;
}
