using Interpreter.Core.Storage;
using Interpreter.Storage;
using Interpreter.Testing;

namespace Interpreter.Core.Tests.Chat;

/// <summary>A SQLite database with a user, and chats of theirs.</summary>
internal sealed class ChatStore : IAsyncDisposable
{
    private ChatStore(Store store, UserAccount user)
    {
        Store = store;
        User = user;
        Messages = new FaultyMessages(store.Messages);
    }

    public Store Store { get; }

    public UserAccount User { get; }

    /// <summary>The messages, with the faults that a test orders.</summary>
    public FaultyMessages Messages { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ChatStore> OpenAsync()
    {
        var options = new StorageOptions { ConnectionString = $"Data Source={Path.Combine(Scratch.NewFolder(), "test.db")}" };
        var store = await Store.OpenAsync(options, TimeProvider.System, Cancel);
        return new(store, await store.Users.CreateAsync(new("ada", "hash", "stamp"), Cancel));
    }

    public Task<ChatSession> NewChatAsync(string metadata = "{}") =>
        Store.Sessions.CreateAsync(new(User.Id, "New chat") { Metadata = metadata }, Cancel);

    /// <summary>All that is stored of a chat, the oldest first.</summary>
    public Task<IReadOnlyList<ChatMessage>> HistoryAsync(ChatSession chat) =>
        Store.Messages.HistoryAsync(User.Id, chat.Id, null, 1000, Cancel);

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
