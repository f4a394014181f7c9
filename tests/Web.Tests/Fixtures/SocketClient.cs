using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Interpreter.Testing.Sockets;

/// <summary>A client of the socket, message by message.</summary>
internal sealed class SocketClient : IDisposable
{
    /// <summary>How long a test waits for what must come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private byte[] _buffer = new byte[1 << 16];

    private SocketClient(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SocketClient> ConnectAsync(
        Uri server, string? origin = null, string? authorization = null, string query = "", string? cookies = null, string? language = null, string path = "/ws")
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        if (cookies is not null)
        {
            socket.Options.SetRequestHeader("Cookie", cookies);
        }

        if (authorization is not null)
        {
            socket.Options.SetRequestHeader("Authorization", authorization);
        }

        if (language is not null)
        {
            socket.Options.SetRequestHeader("Accept-Language", language);
        }

        await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = path, Query = query }.Uri, Token).WaitAsync(Patience, Token);
        return new(socket);
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public Task SendAsync(byte[] text) => Socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, Token);

    public Task SendBinaryAsync(byte[] bytes) => Socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, Token);

    public Task SendAudioAsync(byte[] pcm) => SendAsync($$"""{"type":"audio","data":"{{Convert.ToBase64String(pcm)}}"}""");

    /// <summary>The next message, as text.</summary>
    public async Task<string> ReceiveTextAsync()
    {
        var (type, bytes) = await ReceiveMessageAsync();
        Assert.Equal(WebSocketMessageType.Text, type);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The next message of a type that a test wants, as text; what comes before it is passed over.</summary>
    public async Task<string> ReceiveTextAsync(string type, Func<string, bool>? isWanted = null)
    {
        while (true)
        {
            var (kind, bytes) = await ReceiveMessageAsync();
            Assert.NotEqual(WebSocketMessageType.Close, kind);
            var text = kind is WebSocketMessageType.Text ? Encoding.UTF8.GetString(bytes) : "";
            if (text.StartsWith($$"""{"type":"{{type}}",""", StringComparison.Ordinal) && isWanted?.Invoke(text) is not false)
            {
                return text;
            }
        }
    }

    /// <summary>The next message of a type, as JSON; what comes before it is passed over.</summary>
    public async Task<JsonObject> ReceiveTypeAsync(string type) => JsonNode.Parse(await ReceiveTextAsync(type))!.AsObject();

    /// <summary>The next message, as JSON.</summary>
    public async Task<JsonObject> ReceiveAsync() => JsonNode.Parse(await ReceiveTextAsync())!.AsObject();

    /// <summary>The next message, which must be an error.</summary>
    public async Task<(string Code, string Message, string? Field)> ReceiveErrorAsync()
    {
        var message = await ReceiveAsync();
        Assert.Equal("error", message["type"]!.GetValue<string>());
        return (message["code"]!.GetValue<string>(), message["message"]!.GetValue<string>(), message["field"]?.GetValue<string>());
    }

    public async Task<(WebSocketMessageType Type, byte[] Bytes)> ReceiveMessageAsync()
    {
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length)
            {
                Array.Resize(ref _buffer, 2 * length);
            }

            var part = await Socket.ReceiveAsync(_buffer.AsMemory(length), Token).AsTask().WaitAsync(Patience, Token);
            length += part.Count;
            if (part.EndOfMessage || part.MessageType is WebSocketMessageType.Close)
            {
                return (part.MessageType, _buffer[..length]);
            }
        }
    }

    /// <summary>Waits for the server's close frame, which must be next, and answers it.</summary>
    public async Task<int> ReceiveCloseAsync()
    {
        var (type, bytes) = await ReceiveMessageAsync();
        Assert.True(type is WebSocketMessageType.Close, $"Expected a close frame, got {Encoding.UTF8.GetString(bytes)}");
        var status = (int)Socket.CloseStatus!.Value;
        if (Socket.State is WebSocketState.CloseReceived)
        {
            await Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Token);
        }

        return status;
    }

    /// <summary>Asserts that the socket still answers.</summary>
    public async Task AssertAliveAsync()
    {
        await SendAsync("""{"type":"ping","id":"still there"}""");
        var pong = await ReceiveAsync();
        Assert.Equal("pong", pong["type"]!.GetValue<string>());
        Assert.Equal("still there", pong["id"]!.GetValue<string>());
    }

    public void Dispose() => Socket.Dispose();
}
