using Interpreter.Client.Failures;
using Interpreter.Client.Rest;

namespace Interpreter.Client.Chats;

/// <summary>One's own messages, of all sessions: docs/api.md.</summary>
public sealed class ChatMessagesApi
{
    private const string Root = "api/v1/gemini/chat-messages/";

    private readonly ApiChannel _channel;

    internal ChatMessagesApi(ApiChannel channel) => _channel = channel;

    /// <summary>Lists messages, the oldest first, page after page as they are wanted.</summary>
    /// <param name="newestFirst">Whether the newest come first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public IAsyncEnumerable<ChatMessage> ListAsync(bool newestFirst = false, CancellationToken cancellationToken = default) =>
        _channel.ReadAllAsync(Root, new QueryText().With("ordering", newestFirst ? "-timestamp" : null), ClientJson.Default.PageChatMessage, cancellationToken);

    /// <summary>Reads a message.</summary>
    /// <exception cref="ApiException">There is none of yours (404).</exception>
    public Task<ChatMessage> GetAsync(long id, CancellationToken cancellationToken = default) =>
        _channel.GetAsync($"{Root}{id}/", ClientJson.Default.ChatMessage, cancellationToken);

    /// <summary>Lists the newest messages, the oldest of them first.</summary>
    /// <param name="limit">How many at most: 1 to 100; null for the server's 10.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<ChatMessage>> GetRecentAsync(int? limit = null, CancellationToken cancellationToken = default) =>
        _channel.GetAsync($"{Root}recent/{new QueryText().With("limit", limit)}", ClientJson.Default.IReadOnlyListChatMessage, cancellationToken);
}
