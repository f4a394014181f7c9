using Interpreter.Storage.Databases;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing;

namespace Interpreter.Storage.Tests.Databases;

public sealed class OpeningTests(PostgresDatabases postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PostgreSQL_is_opened_by_its_address()
    {
        var connectionString = await postgres.CreateAsync();
        await using (var store = await Store.OpenAsync(new StorageOptions { ConnectionString = postgres.Address(connectionString) }, new FakeClock(), Token))
        {
            await store.PingAsync(Token);
        }

        await postgres.DeleteAsync(connectionString);
    }

    [Fact]
    public async Task SQLite_runs_with_a_write_ahead_log_foreign_keys_and_full_durability()
    {
        var files = new SqliteFiles();
        var connectionString = await files.CreateAsync();
        await using (var store = await Store.OpenAsync(new StorageOptions { ConnectionString = connectionString }, new FakeClock(), Token))
        await using (var database = Database.Create(new StorageOptions { ConnectionString = connectionString }))
        {
            Assert.Equal("wal", await database.ReadAsync(work => work.ScalarAsync<string>("PRAGMA journal_mode"), Token));
            Assert.Equal(1, await database.ReadAsync(work => work.ScalarAsync<int>("PRAGMA foreign_keys"), Token));
            Assert.Equal(2, await database.ReadAsync(work => work.ScalarAsync<int>("PRAGMA synchronous"), Token));
        }

        await files.DeleteAsync(connectionString);
    }

    [Theory]
    [InlineData("Host=/nowhere;Username=a;Database=a;Timeout=1")]
    [InlineData("Data Source=/nowhere/at/all.db")]
    public async Task A_database_that_can_not_be_reached_is_a_database_error(string connectionString) =>
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            Store.OpenAsync(new StorageOptions { ConnectionString = connectionString }, new FakeClock(), Token));
}
