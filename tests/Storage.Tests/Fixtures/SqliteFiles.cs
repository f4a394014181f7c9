using Microsoft.Data.Sqlite;

namespace Interpreter.Storage.Tests.Fixtures;

/// <summary>Each database is a file in a folder of its own.</summary>
internal sealed class SqliteFiles : IDatabases
{
    public Task<string> CreateAsync() =>
        Task.FromResult($"Data Source={Path.Combine(Directory.CreateTempSubdirectory("interpreter-storage-").FullName, "test.db")}");

    public Task DeleteAsync(string connectionString)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return Task.CompletedTask;
    }
}
