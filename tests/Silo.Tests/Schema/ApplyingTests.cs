using Interpreter.Silo.Schema;
using Interpreter.Storage;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing;
using Npgsql;

namespace Interpreter.Silo.Tests.Schema;

/// <summary>The schema step.</summary>
public sealed class ApplyingTests(PostgresDatabases databases) : IAsyncLifetime
{
    private const int Scripts = 2;

    private string? _connectionString;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _connectionString = await databases.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        if (_connectionString is not null)
        {
            await databases.DeleteAsync(_connectionString);
        }
    }

    [Fact]
    public async Task Applied_twice_it_changes_nothing_the_second_time()
    {
        Assert.Equal(Scripts, await ApplyAsync(_connectionString!));
        Assert.Equal(0, await ApplyAsync(databases.Address(_connectionString!)));
    }

    [Fact]
    public async Task Of_eight_who_apply_it_at_once_one_does()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ApplyAsync(_connectionString!)));
        Assert.Equal(Scripts, Assert.Single(applied, count => count > 0));
    }

    [Fact]
    public async Task It_shares_a_database_with_a_store_whichever_comes_first()
    {
        await ApplyAsync(_connectionString!);
        await using (await Store.OpenAsync(new() { ConnectionString = _connectionString! }, new FakeClock(), Token))
        {
            Assert.Equal(0, await ApplyAsync(_connectionString!));
        }
    }

    [Fact]
    public async Task A_script_that_is_run_again_by_hand_does_no_harm()
    {
        await ApplyAsync(_connectionString!);
        await ExecuteAsync("INSERT INTO cluster_versions (cluster_id, version) VALUES ('mine', 7); DELETE FROM cluster_migrations");
        Assert.Equal(Scripts, await ApplyAsync(_connectionString!));
        await using var source = NpgsqlDataSource.Create(_connectionString!);
        await using var command = source.CreateCommand("SELECT version FROM cluster_versions WHERE cluster_id = 'mine'");
        Assert.Equal(7, await command.ExecuteScalarAsync(Token));
    }

    [Fact]
    public async Task A_server_that_can_not_be_reached_is_said_in_a_sentence() =>
        Assert.StartsWith("PostgreSQL at /nowhere:5432 can't be reached: ", await RefusalAsync("Host=/nowhere;Username=a;Database=a;Timeout=1"), StringComparison.Ordinal);

    [Fact]
    public async Task A_database_that_is_not_there_is_said_in_a_sentence()
    {
        var named = new NpgsqlConnectionStringBuilder(_connectionString!) { Database = "absent" };
        Assert.EndsWith(" has no database \"absent\": create it.", await RefusalAsync(named.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_is_not_let_in_is_said_in_a_sentence()
    {
        var named = new NpgsqlConnectionStringBuilder(_connectionString!) { Username = "stranger" };
        Assert.EndsWith(" does not let the user \"stranger\" in: give the right user and password.", await RefusalAsync(named.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_rights_is_said_in_a_sentence_and_nothing_is_changed()
    {
        var name = $"reader_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE ROLE {name} LOGIN; REVOKE CREATE ON SCHEMA public FROM public");
        var named = new NpgsqlConnectionStringBuilder(_connectionString!) { Username = name, Pooling = false };
        Assert.StartsWith(
            $"The user \"{name}\" lacks rights in the database \"{named.Database}\" (permission denied for schema public): ", await RefusalAsync(named.ToString()), StringComparison.Ordinal);
        Assert.Equal(Scripts, await ApplyAsync(_connectionString!));
        await ExecuteAsync($"DROP ROLE {name}");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_said_in_a_sentence()
    {
        await ApplyAsync(_connectionString!);
        await ExecuteAsync("INSERT INTO cluster_migrations (number, name, checksum, applied_at) VALUES (3, '0003_future', '', '')");
        Assert.StartsWith("The database is newer than this program: it has migration 0003_future", await RefusalAsync(_connectionString!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SQLite_is_refused_in_a_sentence() =>
        Assert.StartsWith("A cluster needs PostgreSQL", await RefusalAsync("Data Source=cluster.db"), StringComparison.Ordinal);

    private static Task<int> ApplyAsync(string connectionString) => ClusterSchema.ApplyAsync(connectionString, new FakeClock(), Token);

    private static async Task<string> RefusalAsync(string connectionString)
    {
        var message = (await Assert.ThrowsAsync<StorageException>(() => ApplyAsync(connectionString))).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_connectionString!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }
}
