using Interpreter.Core.Storage;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing;
using Microsoft.Data.Sqlite;

namespace Interpreter.Storage.Tests.Databases;

/// <summary>What docs/operations.md says of backups.</summary>
public sealed class SqliteBackupTests : IAsyncLifetime
{
    private static readonly SqliteFiles Databases = new();

    private string _connectionString = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _connectionString = await Databases.CreateAsync();

    public async ValueTask DisposeAsync() => await Databases.DeleteAsync(_connectionString);

    [Fact]
    public async Task A_copy_made_while_the_server_writes_is_whole_and_opens_as_it_was_at_one_moment()
    {
        await using var store = await Store.OpenAsync(new StorageOptions { ConnectionString = _connectionString }, new FakeClock(), Token);
        var anna = await store.Users.CreateAsync(new NewUser("anna", "hash", "stamp"), Token);
        var session = await store.Sessions.CreateAsync(new NewSession(anna.Id, "A talk"), Token);
        using var copied = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var begun = new TaskCompletionSource();
        var writing = Task.Run(() => WriteAsync(store, session, begun, copied.Token), Token);
        await begun.Task.WaitAsync(TimeSpan.FromMinutes(1), Token);

        var file = Path.Combine(Scratch.NewFolder(), "backup.db");
        await ExecuteAsync(_connectionString, $"VACUUM INTO '{file}'");
        await copied.CancelAsync();
        var written = await writing;

        var copy = $"Data Source={file}";
        Assert.Equal("ok", await ExecuteAsync(copy, "PRAGMA integrity_check"));
        Assert.Null(await ExecuteAsync(copy, "PRAGMA foreign_key_check"));
        await using var restored = await Store.OpenAsync(new StorageOptions { ConnectionString = copy }, new FakeClock(), Token);
        var counted = (await restored.Sessions.FindAsync(anna.Id, session.Id, Token))!.MessagesCount;
        Assert.InRange(counted, 10, written);
        Assert.Equal(counted, await ExecuteAsync(copy, "SELECT count(*) FROM chat_messages"));
        Assert.Equal(counted, (await restored.Statistics.OfUserAsync(anna.Id, 1, Token)).TotalMessages);

        // It takes what comes next.
        Assert.NotNull(await restored.Messages.AppendAsync(anna.Id, session.Id, [new NewMessage(MessageRole.User, "next")], Token));
        Assert.Equal(counted + 1, (await restored.Statistics.TotalsAsync(1, Token)).Sessions.TotalMessages);
    }

    /// <summary>Writes until the copy is made. Returns how many messages were stored.</summary>
    private static async Task<long> WriteAsync(Store store, ChatSession session, TaskCompletionSource begun, CancellationToken until)
    {
        for (long written = 0; ; written++)
        {
            if (until.IsCancellationRequested)
            {
                return written;
            }

            await store.Messages.AppendAsync(session.OwnerId, session.Id, [new NewMessage(MessageRole.User, new string('x', 1000))], Token);
            if (written == 10)
            {
                begun.SetResult();
            }
        }
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new SqliteConnection(connectionString + ";Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Token);
    }
}
