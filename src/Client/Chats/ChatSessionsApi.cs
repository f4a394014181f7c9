using Interpreter.Client.Failures;
using Interpreter.Client.Live;
using Interpreter.Client.Rest;

namespace Interpreter.Client.Chats;

/// <summary>One's own sessions, chats and interpretations alike: docs/api.md. Another user's is not found (404).</summary>
public sealed class ChatSessionsApi
{
    internal const string Root = "api/v1/gemini/chat-sessions/";

    private readonly ApiChannel _channel;

    internal ChatSessionsApi(ApiChannel channel) => _channel = channel;

    /// <summary>Lists sessions, page after page as they are wanted.</summary>
    /// <param name="query">Which, and in which order; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidFieldsException">A part of the query breaks its rule.</exception>
    public IAsyncEnumerable<ChatSession> ListAsync(ChatSessionQuery? query = null, CancellationToken cancellationToken = default) =>
        _channel.ReadAllAsync(Root, (query ?? new()).ToQuery(), ClientJson.Default.PageChatSession, cancellationToken);

    /// <summary>Reads one page of the list.</summary>
    /// <param name="query">Which, and in which order; null for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ApiException">There is no such page (404).</exception>
    public Task<Page<ChatSession>> GetPageAsync(ChatSessionQuery? query = null, int page = 1, CancellationToken cancellationToken = default) =>
        _channel.GetPageAsync(Root, (query ?? new()).ToQuery(), page, ClientJson.Default.PageChatSession, cancellationToken);

    /// <summary>Lists the sessions in use, the most recently changed first: at most 100.</summary>
    public Task<IReadOnlyList<ChatSession>> GetMineAsync(CancellationToken cancellationToken = default) =>
        _channel.GetAsync(Root + "my_sessions/", ClientJson.Default.IReadOnlyListChatSession, cancellationToken);

    /// <summary>Makes a chat.</summary>
    /// <param name="title">1 to 200 characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidFieldsException">The title breaks its rule.</exception>
    public Task<ChatSession> CreateAsync(string title, CancellationToken cancellationToken = default) =>
        _channel.SendAsync(HttpMethod.Post, Root, new(title), ClientJson.Default.NewSession, ClientJson.Default.ChatSession, cancellationToken);

    /// <summary>Reads a session with its newest 1,000 messages.</summary>
    /// <exception cref="ApiException">There is none of yours (404).</exception>
    public Task<ChatSessionDetail> GetAsync(long id, CancellationToken cancellationToken = default) =>
        _channel.GetAsync($"{Root}{id}/", ClientJson.Default.ChatSessionDetail, cancellationToken);

    /// <summary>Changes what the update names.</summary>
    /// <inheritdoc cref="CreateAsync" path="/exception" />
    /// <inheritdoc cref="GetAsync" path="/exception" />
    public Task<ChatSession> UpdateAsync(long id, ChatSessionUpdate update, CancellationToken cancellationToken = default) =>
        _channel.SendAsync(HttpMethod.Patch, $"{Root}{id}/", update, ClientJson.Default.ChatSessionUpdate, ClientJson.Default.ChatSession, cancellationToken);

    /// <summary>Deletes a session with its messages, for good.</summary>
    /// <inheritdoc cref="GetAsync" path="/exception" />
    public Task DeleteAsync(long id, CancellationToken cancellationToken = default) =>
        _channel.SendAsync(HttpMethod.Delete, $"{Root}{id}/", null, cancellationToken);

    /// <summary>Asks in a chat, and waits for the whole answer.</summary>
    /// <param name="id">The session's number.</param>
    /// <param name="content">The question: at most 4,000 characters; may be empty where there are images.</param>
    /// <param name="images">What is shown with it; at most 4.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <inheritdoc cref="GetAsync" path="/exception" />
    /// <exception cref="InvalidFieldsException">The question, or an image, breaks a rule.</exception>
    /// <exception cref="TooManyRequestsException">A limit of yours, or Gemini's quota, is used up.</exception>
    public Task<Exchange> SendMessageAsync(long id, string content, IReadOnlyList<ChatImage>? images = null, CancellationToken cancellationToken = default) =>
        _channel.SendAsync(HttpMethod.Post, $"{Root}{id}/send_message/", ChatBodies.Question.Of(content, images), ClientJson.Default.Question, ClientJson.Default.Exchange, cancellationToken);

    /// <summary>Asks in a chat, and gives the answer bit by bit as it comes; the last part has both messages as stored.</summary>
    /// <inheritdoc cref="SendMessageAsync" path="/param" />
    /// <inheritdoc cref="SendMessageAsync" path="/exception" />
    /// <exception cref="AnswerFailedException">There was no answer, or not all of it.</exception>
    public IAsyncEnumerable<AnswerPart> StreamMessageAsync(
        long id, string content, IReadOnlyList<ChatImage>? images = null, CancellationToken cancellationToken = default) =>
        AnswerStream.ReadAsync(_channel, $"{Root}{id}/send_message/", ChatBodies.Question.Of(content, images), cancellationToken);

    /// <summary>Lists a session's messages, the oldest first, page after page as they are wanted.</summary>
    /// <inheritdoc cref="GetAsync" path="/exception" />
    public IAsyncEnumerable<ChatMessage> GetMessagesAsync(long id, CancellationToken cancellationToken = default) =>
        _channel.ReadAllAsync($"{Root}{id}/messages/", new QueryText().With("page_size", 100), ClientJson.Default.PageChatMessage, cancellationToken);

    /// <summary>Deletes a session's messages; the model forgets them.</summary>
    /// <inheritdoc cref="GetAsync" path="/exception" />
    public Task ClearHistoryAsync(long id, CancellationToken cancellationToken = default) =>
        _channel.SendAsync(HttpMethod.Post, $"{Root}{id}/clear_history/", null, cancellationToken);

    /// <summary>Gives a session as a file, UTF-8, as it comes. Dispose of it.</summary>
    /// <inheritdoc cref="GetAsync" path="/exception" />
    public async Task<Stream> ExportAsync(long id, ExportFormat format, CancellationToken cancellationToken = default)
    {
        var name = format switch { ExportFormat.Markdown => "markdown", ExportFormat.Text => "txt", ExportFormat.Srt => "srt", ExportFormat.Vtt => "vtt", _ => "json" };
        var response = await _channel.OpenAsync(HttpMethod.Get, $"{Root}{id}/export/?format={name}", null, "*/*", cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a session of a file that was exported as JSON: all of it, or nothing.</summary>
    /// <param name="file">The file; read to its end, left open.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidFieldsException">A part of the file breaks a rule.</exception>
    /// <exception cref="ApiException">It is no JSON, or too large (413).</exception>
    public async Task<ChatSession> ImportAsync(Stream file, CancellationToken cancellationToken = default)
    {
        // Buffered: a request that is refused half-way could not be told from a broken connection.
        using var body = new ByteArrayContent(await ReadAsync(file, cancellationToken).ConfigureAwait(false));
        body.Headers.ContentType = new("application/json");
        return await _channel.SendAsync(HttpMethod.Post, Root + "import/", body, ClientJson.Default.ChatSession, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Counts over your sessions.</summary>
    public Task<ChatStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        _channel.GetAsync(Root + "stats/", ClientJson.Default.ChatStatistics, cancellationToken);

    private static async Task<byte[]> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        return content.ToArray();
    }
}
