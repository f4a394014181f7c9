using Interpreter.Core.Storage;
using Interpreter.Storage.Databases;
using Interpreter.Storage.Messages;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing;

namespace Interpreter.Storage.Tests.Databases;

public sealed class PostgresDatabaseTests(PostgresDatabases databases) : IAsyncLifetime
{
    private StorageOptions _options = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _options = new StorageOptions { ConnectionString = await databases.CreateAsync() };

    public async ValueTask DisposeAsync() => await databases.DeleteAsync(_options.ConnectionString);

    [Fact]
    public async Task It_is_opened_by_its_address()
    {
        var options = new StorageOptions { ConnectionString = databases.Address(_options.ConnectionString) };
        await using var store = await Store.OpenAsync(options, new FakeClock(), Token);
        await store.PingAsync(Token);
    }

    [Fact]
    public async Task Two_writers_that_wait_for_each_other_both_succeed()
    {
        await using var database = Database.Create(_options);
        await database.WriteAsync(work => work.ExecuteAsync("CREATE TABLE counts (id integer, value integer); INSERT INTO counts VALUES (1, 0), (2, 0)"), Token);
        TaskCompletionSource[] holding = [new(), new()];
        var attempts = 0;
        await Task.WhenAll(WriteAsync(0), WriteAsync(1));
        Assert.Equal(4, await database.ReadAsync(work => work.ScalarAsync<long>("SELECT sum(value) FROM counts"), Token));
        Assert.True(attempts > 2, "The two never waited for each other.");

        Task<int> WriteAsync(int writer) => database.WriteAsync(
            async work =>
            {
                Interlocked.Increment(ref attempts);
                await AddAsync(work, 1 + writer);
                holding[writer].TrySetResult();
                await holding[1 - writer].Task.WaitAsync(Token);
                return await AddAsync(work, 2 - writer);
            },
            Token);

        static Task<int> AddAsync(Work work, int id) => work.ExecuteAsync("UPDATE counts SET value = value + 1 WHERE id = @id", new { id });
    }

    [Fact]
    public async Task A_session_is_read_without_reading_its_owners_other_messages_even_before_the_table_is_analyzed()
    {
        await using var store = await Store.OpenAsync(_options, new FakeClock(), Token);
        var owner = (await store.Users.CreateAsync(new NewUser("anna", "hash", "stamp"), Token)).Id;
        var messages = Enumerable.Repeat(new NewMessage(MessageRole.User, new string('x', 100)), 5_000).ToArray();
        var session = (await store.Sessions.ImportAsync(new NewSession(owner, "Long"), messages, Token)).Id;

        await using var database = Database.Create(_options);
        foreach (var sql in new[] { MessageSql.Read, MessageSql.History(null), MessageSql.List(new MessageQuery { SessionId = session }) })
        {
            var plan = await database.ReadAsync(
                work => work.ListAsync<string>($"EXPLAIN {sql}", new { ownerId = owner, sessionId = session, after = 100, limit = 50, Size = 50, Offset = 0 }), Token);
            Assert.Contains(plan, line => line.Contains("chat_messages_by_session", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, line => line.Contains("chat_messages_by_owner", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Titles_are_searched_by_trigrams_where_the_extension_is_there()
    {
        await using var store = await Store.OpenAsync(_options, new FakeClock(), Token);
        await using var database = Database.Create(_options);
        var extensions = await database.ReadAsync(work => work.ScalarAsync<long>("SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'"), Token);
        var indexes = await database.ReadAsync(work => work.ScalarAsync<long>("SELECT count(*) FROM pg_indexes WHERE indexname = 'chat_sessions_search'"), Token);
        Assert.Equal(extensions, indexes);
    }
}
