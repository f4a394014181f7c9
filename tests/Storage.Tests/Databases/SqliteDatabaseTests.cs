using Interpreter.Core.Storage;
using Interpreter.Storage.Databases;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing;
using Microsoft.Data.Sqlite;

namespace Interpreter.Storage.Tests.Databases;

public sealed class SqliteDatabaseTests : IAsyncLifetime
{
    private readonly SqliteFiles _files = new();
    private StorageOptions _options = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _options = new StorageOptions { ConnectionString = await _files.CreateAsync() };

    public async ValueTask DisposeAsync() => await _files.DeleteAsync(_options.ConnectionString);

    [Fact]
    public async Task It_runs_with_a_write_ahead_log_foreign_keys_and_full_durability()
    {
        await using var store = await OpenAsync();
        await using var database = Database.Create(_options);
        Assert.Equal("wal", await database.ReadAsync(work => work.ScalarAsync<string>("PRAGMA journal_mode"), Token));
        Assert.Equal(1, await database.ReadAsync(work => work.ScalarAsync<int>("PRAGMA foreign_keys"), Token));
        Assert.Equal(2, await database.ReadAsync(work => work.ScalarAsync<int>("PRAGMA synchronous"), Token));
    }

    [Fact]
    public async Task A_writer_waits_for_another_process_off_the_callers_thread_and_readers_do_not_wait()
    {
        await using var store = await OpenAsync();
        var anna = await store.Users.CreateAsync(new NewUser("anna", "hash", "stamp"), Token);
        await using var other = new SqliteConnection(_options.ConnectionString);
        await other.OpenAsync(Token);
        await using var held = await other.BeginTransactionAsync(Token); // BEGIN IMMEDIATE

        var writing = store.Users.RecordSignInAsync(anna.Id, Token);
        Assert.Null((await store.Users.FindAsync(anna.Id, Token))!.LastSignInAt);
        Assert.False(writing.IsCompleted);

        await held.RollbackAsync(Token);
        Assert.NotNull((await writing)!.LastSignInAt);
    }

    [Fact]
    public async Task A_writer_that_gets_no_turn_in_time_fails_as_the_database_does()
    {
        await using var database = Database.Create(_options with { CommandTimeout = TimeSpan.FromMilliseconds(1) });
        var begun = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var first = database.WriteAsync(
            async _ =>
            {
                begun.SetResult();
                await release.Task;
                return true;
            },
            Token);
        await begun.Task.WaitAsync(Token);
        var failure = await Assert.ThrowsAsync<SqliteException>(() => database.WriteAsync(_ => Task.FromResult(true), Token));
        Assert.Equal(5, failure.SqliteErrorCode);
        release.SetResult();
        Assert.True(await first);
    }

    private Task<Store> OpenAsync() => Store.OpenAsync(_options, new FakeClock(), Token);
}
