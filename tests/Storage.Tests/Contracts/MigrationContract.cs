using Interpreter.Storage.Databases;
using Interpreter.Storage.Migrations;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing;

namespace Interpreter.Storage.Tests.Contracts;

public abstract class MigrationContract(IDatabases databases) : IAsyncLifetime
{
    private static readonly MigrationScript One = new(1, "0001_one", "CREATE TABLE one (a integer); CREATE TABLE two (a integer);");
    private static readonly MigrationScript Two = new(2, "0002_two", "ALTER TABLE one ADD COLUMN b integer;");
    private static readonly MigrationScript Broken = new(2, "0002_broken", "CREATE TABLE three (a integer); CREATE TABLE one (a integer);");

    private string? _connectionString;
    private Database? _database;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connectionString = await databases.CreateAsync();
        _database = Database.Create(new StorageOptions { ConnectionString = _connectionString });
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_database is not null)
        {
            await _database.DisposeAsync();
            await databases.DeleteAsync(_connectionString!);
        }
    }

    [Fact]
    public async Task Each_script_is_applied_once_and_new_ones_are_added()
    {
        Assert.Equal(1, await MigrateAsync(One));
        Assert.Equal(0, await MigrateAsync(One));
        Assert.Equal(1, await MigrateAsync(One, Two));
        Assert.Equal(0, await ScalarAsync("SELECT count(b) FROM one"));
    }

    [Fact]
    public async Task Of_many_who_migrate_at_once_one_applies_each_script()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => MigrateAsync(One, Two)));
        Assert.Equal(2, Assert.Single(applied, count => count > 0));
    }

    [Fact]
    public async Task A_script_that_fails_leaves_the_database_as_it_was()
    {
        await MigrateAsync(One);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => MigrateAsync(One, Broken));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ScalarAsync("SELECT count(*) FROM three"));
        Assert.Equal(1, await MigrateAsync(One, Two));
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused_in_a_sentence()
    {
        await MigrateAsync(One, Two);
        var refused = await Assert.ThrowsAsync<StorageException>(() => MigrateAsync(One));
        Assert.Equal("The database is newer than this program: it has migration 0002_two, and this program knows 1. Run the newer program, or restore a backup.", refused.Message);
    }

    [Fact]
    public async Task A_changed_script_is_refused_in_a_sentence_but_line_ends_are_no_change()
    {
        await MigrateAsync(One with { Sql = "CREATE TABLE one (\na integer);" });
        Assert.Equal(0, await MigrateAsync(One with { Sql = "CREATE TABLE one (\r\na integer);" }));
        var refused = await Assert.ThrowsAsync<StorageException>(() => MigrateAsync(One));
        Assert.StartsWith("Migration 0001_one differs from what the database was made with (0001_one).", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_programs_scripts_are_numbered_from_1_without_gaps()
    {
        var scripts = MigrationScripts.Of(_database!.Dialect);
        Assert.NotEmpty(scripts);
        Assert.Equal(Enumerable.Range(1, scripts.Count), scripts.Select(script => script.Number));
        Assert.Equal(MigrationScripts.Of("Sqlite").Select(script => script.Name), scripts.Select(script => script.Name));
    }

    [Fact]
    public async Task Sessions_older_than_their_owners_totals_are_counted()
    {
        var scripts = MigrationScripts.Of(_database!.Dialect);
        await MigrateAsync([.. scripts.TakeWhile(script => !script.Name.EndsWith("user_totals", StringComparison.Ordinal))]);
        var (no, now) = _database.Dialect == "Sqlite" ? ("0", "0") : ("false", "now()");
        await _database.WriteAsync(
            work => work.ExecuteAsync(
                $"""
                INSERT INTO users (id, username, username_folded, email, password_hash, security_stamp, role, is_active, created_at, updated_at)
                VALUES (7, 'anna', 'anna', '', 'hash', 'stamp', 'user', {no}, {now}, {now}), (8, 'idle', 'idle', '', 'hash', 'stamp', 'user', {no}, {now}, {now});
                INSERT INTO chat_sessions (key, owner_id, title, title_folded, kind, is_active, metadata, messages_count, tokens_used, responses, response_seconds, created_at, updated_at)
                VALUES ('{Guid.NewGuid()}', 7, 'a', 'a', 'chat', {no}, '', 2, 30, 1, 1.5, {now}, {now}), ('{Guid.NewGuid()}', 7, 'b', 'b', 'chat', {no}, '', 1, 5, 1, 0.5, {now}, {now});
                """),
            Token);
        await MigrateAsync([.. scripts]);
        await using var store = await Store.OpenAsync(new StorageOptions { ConnectionString = _connectionString! }, new FakeClock(), Token);
        var counted = await store.Statistics.OfUserAsync(7, 1, Token);
        Assert.Equal((2, 0, 3, 35, 1.0), (counted.TotalSessions, counted.ActiveSessions, counted.TotalMessages, counted.TotalTokens, counted.AverageResponseTime));
        Assert.Equal(0, (await store.Statistics.OfUserAsync(8, 1, Token)).TotalSessions);
    }

    private Task<int> MigrateAsync(params MigrationScript[] scripts) =>
        new Migrator(_database!, Migrator.StoreJournal, [.. scripts.Select(script => new MigrationScript(script.Number, script.Name, script.Sql))], new FakeClock()).RunAsync(Token);

    private Task<long> ScalarAsync(string sql) => _database!.ReadAsync(work => work.ScalarAsync<long>(sql), Token);
}
