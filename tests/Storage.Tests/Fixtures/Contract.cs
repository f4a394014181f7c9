using Interpreter.Core.Storage;
using Interpreter.Testing;

namespace Interpreter.Storage.Tests.Fixtures;

/// <summary>What every database must do. Each test has an empty database of its own, and a clock that it moves.</summary>
public abstract class Contract(IDatabases databases) : IAsyncLifetime
{
    private string? _connectionString;
    private Store? _store;

    protected static TimeSpan Patience { get; } = TimeSpan.FromMinutes(1);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected FakeClock Clock { get; } = new();

    protected string ConnectionString => _connectionString!;

    protected Store Store => _store!;

    public async ValueTask InitializeAsync()
    {
        _connectionString = await databases.CreateAsync();
        _store = await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        if (_connectionString is not null)
        {
            await databases.DeleteAsync(_connectionString);
        }
    }

    /// <summary>Opens the same database as another instance of the program would.</summary>
    protected Task<Store> OpenAsync() => Store.OpenAsync(new StorageOptions { ConnectionString = ConnectionString }, Clock, Token);

    protected Task<UserAccount> UserAsync(string name = "anna") => Store.Users.CreateAsync(new NewUser(name, "hash", "stamp"), Token);

    protected Task<ChatSession> SessionAsync(UserAccount owner, string title = "A talk") =>
        Store.Sessions.CreateAsync(new NewSession(owner.Id, title), Token);

    protected async Task<ChatMessage> SayAsync(ChatSession session, string content, MessageRole role = MessageRole.User)
    {
        var stored = await Store.Messages.AppendAsync(session.OwnerId, session.Id, [new NewMessage(role, content)], Token);
        return Assert.Single(stored!);
    }
}
