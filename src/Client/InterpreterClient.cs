using System.Runtime.CompilerServices;
using Interpreter.Client.Accounts;
using Interpreter.Client.Chats;
using Interpreter.Client.Failures;
using Interpreter.Client.Live;
using Interpreter.Client.Live.Wire;
using Interpreter.Client.Rest;
using Interpreter.Client.Text;
using Interpreter.Client.Usage;

namespace Interpreter.Client;

/// <summary>
/// One server, on behalf of one user. Make one and keep it: its connections are used again. Safe for use by any number of
/// threads, but for signing in and out.
/// </summary>
public sealed class InterpreterClient : IDisposable
{
    private readonly InterpreterClientOptions _options;
    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _http;
    private readonly HttpMessageInvoker _sockets;
    private readonly ApiChannel _channel;

    /// <summary>A client of the server at an address, signed in nowhere.</summary>
    /// <param name="address">As in <see cref="InterpreterClientOptions.Address"/>.</param>
    /// <inheritdoc cref="InterpreterClientOptions.Address" path="/exception" />
    public InterpreterClient(Uri address)
        : this(new InterpreterClientOptions { Address = address })
    {
    }

    /// <summary>A client.</summary>
    /// <param name="options">Where the server is, and how to talk to it.</param>
    public InterpreterClient(InterpreterClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;

        // Addresses of names change: a connection is not kept for ever.
        _handler = new() { PooledConnectionLifetime = TimeSpan.FromMinutes(15), UseCookies = false };
        options.Configure?.Invoke(_handler);
        _http = new(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        _sockets = new(_handler, disposeHandler: false);
        _channel = new(_http, options);
        Accounts = new(_channel);
        Sessions = new(_channel);
        Messages = new(_channel);
        Text = new(_channel);
    }

    /// <summary>The token that requests carry; null for none. Signing in sets it.</summary>
    public string? Token
    {
        get => _channel.Token;
        set => _channel.Token = value;
    }

    /// <summary>Signing in, and one's own account.</summary>
    public AccountsApi Accounts { get; }

    /// <summary>One's own sessions.</summary>
    public ChatSessionsApi Sessions { get; }

    /// <summary>One's own messages.</summary>
    public ChatMessagesApi Messages { get; }

    /// <summary>Questions to the text model, outside of a chat.</summary>
    public TextApi Text { get; }

    /// <summary>Opens a session of interpretation.</summary>
    /// <param name="settings">What is asked of it; null for the server's defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ServerUnreachableException">No server answers.</exception>
    /// <exception cref="UnauthorizedException">The token is worth nothing, or guests are not served.</exception>
    /// <exception cref="SessionRefusedException">The server opens none as asked.</exception>
    public Task<InterpreterConnection> ConnectAsync(InterpretationSettings? settings = null, CancellationToken cancellationToken = default) =>
        InterpreterConnection.OpenAsync(Context(), settings ?? new(), cancellationToken);

    /// <summary>Opens a chat.</summary>
    /// <param name="settings">Which, and how; null for a new one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <inheritdoc cref="ConnectAsync" path="/exception" />
    public Task<ChatConnection> ConnectChatAsync(ChatSettings? settings = null, CancellationToken cancellationToken = default) =>
        ChatConnection.OpenAsync(Context(), settings ?? new(), cancellationToken);

    /// <summary>Listens to another's session. Whoever has its token may, signed in or not: who is, is not named.</summary>
    /// <param name="token">The token that the speaker gives away: <see cref="ListenLink.Token"/>.</param>
    /// <param name="settings">What is to be sent; null for captions and voice.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ServerUnreachableException">No server answers.</exception>
    /// <exception cref="SessionRefusedException">
    /// The token names a session that is over, is shared no more, or never was (<c>SESSION_NOT_FOUND</c>), or as many listen as may
    /// (<c>LISTENERS_FULL</c>: try again later).
    /// </exception>
    public Task<ListenerConnection> ConnectListenerAsync(string token, ListenerSettings? settings = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        return ListenerConnection.OpenAsync(ListenerContext(), token, settings ?? new(), cancellationToken);
    }

    /// <summary>Asks, and gives the answer bit by bit as it comes.</summary>
    /// <param name="text">The question.</param>
    /// <param name="sessionId">The chat it belongs to; null for a new one.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <inheritdoc cref="ConnectAsync" path="/exception" />
    /// <exception cref="AnswerFailedException">There was no answer, or not all of it.</exception>
    public IAsyncEnumerable<string> ProcessTextAsync(string text, long? sessionId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return ProcessAsync(sessionId, chat => chat.AskAsync(text, cancellationToken), cancellationToken);
    }

    /// <summary>Asks about an image, and gives the answer bit by bit as it comes.</summary>
    /// <param name="image">The image.</param>
    /// <param name="text">The question; may be empty.</param>
    /// <param name="sessionId">The chat it belongs to; null for a new one.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <inheritdoc cref="ProcessTextAsync" path="/exception" />
    public IAsyncEnumerable<string> ProcessImageAsync(ChatImage image, string text = "", long? sessionId = null, CancellationToken cancellationToken = default) =>
        ProcessAsync(sessionId, chat => chat.AskAsync(image, text, cancellationToken), cancellationToken);

    /// <summary>Tells how the server is, and whether Gemini answers it.</summary>
    /// <exception cref="ServerUnreachableException">No server answers.</exception>
    public Task<Health> CheckHealthAsync(CancellationToken cancellationToken = default) => HealthCheck.RunAsync(_channel, cancellationToken);

    /// <summary>Tells what the user has used, and may use.</summary>
    /// <exception cref="UnauthorizedException">Nobody is signed in.</exception>
    public Task<Quota> GetQuotaAsync(CancellationToken cancellationToken = default) =>
        _channel.GetAsync("api/v1/gemini/quota/", ClientJson.Default.Quota, cancellationToken);

    /// <summary>Closes the client's connections but those of open sessions, which can't be opened again when they are lost.</summary>
    public void Dispose()
    {
        _http.Dispose();
        _sockets.Dispose();
        _handler.Dispose();
    }

    private async IAsyncEnumerable<string> ProcessAsync(
        long? sessionId, Func<ChatConnection, IAsyncEnumerable<ServerEvent>> ask, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chat = await ConnectChatAsync(new() { SessionId = sessionId }, cancellationToken).ConfigureAwait(false);
        await using var _ = chat.ConfigureAwait(false);
        await foreach (var said in ask(chat).ConfigureAwait(false))
        {
            if (said is ServerEvent.TextDelta delta)
            {
                yield return delta.Text;
            }
        }
    }

    private LinkContext Context() => new(_options.Socket ?? SocketBelow(_options.Address), () => _channel.Token, _sockets, _options.Reconnect, _options.Time);

    // The server asks listeners for no sign-in, so it is not told who this one is.
    private LinkContext ListenerContext()
    {
        var context = Context();
        return context with { Socket = new UriBuilder(context.Socket) { Path = $"{context.Socket.AbsolutePath.TrimEnd('/')}/listen" }.Uri, Token = static () => null };
    }

    private static Uri SocketBelow(Uri address) =>
        new UriBuilder(new Uri(address, "ws")) { Scheme = address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs }.Uri;
}
