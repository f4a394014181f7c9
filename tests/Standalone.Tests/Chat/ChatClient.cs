using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Interpreter.Testing.Sockets;

namespace Interpreter.Standalone.Tests.Chat;

/// <summary>A signed-in user's client of one chat, over the socket and over HTTP.</summary>
internal sealed class ChatClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly SocketClient _socket;

    private ChatClient(HttpClient http, SocketClient socket, JsonObject connected) => (_http, _socket, Connected) = (http, socket, connected);

    /// <summary>What "connected" said.</summary>
    public JsonObject Connected { get; }

    /// <summary>Everything received since, in order.</summary>
    public List<JsonObject> Events { get; } = [];

    public long Number => (long)Connected["chatSessionId"]!;

    public string Id => (string)Connected["sessionId"]!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes an account, and returns its token.</summary>
    public static Task<string> RegisterAsync(StandaloneHost server, string username = "anna") => TokenAsync(server, "register/", username);

    /// <summary>Signs in, and returns the token.</summary>
    public static Task<string> SignInAsync(StandaloneHost server, string username = "anna") => TokenAsync(server, "login/", username);

    private static async Task<string> TokenAsync(StandaloneHost server, string path, string username)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var response = await http.PostAsJsonAsync(
            new Uri($"/api/v1/auth/{path}", UriKind.Relative), new { username, password = "correct horse" }, Token);
        return (string)(await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(Token))!["token"]!;
    }

    /// <summary>Opens a chat.</summary>
    /// <param name="server">The server.</param>
    /// <param name="token">Whose.</param>
    /// <param name="fields">More fields of the init, each after a comma.</param>
    public static async Task<ChatClient> OpenAsync(StandaloneHost server, string token, string fields = "")
    {
        var socket = await SocketClient.ConnectAsync(server.Address, authorization: $"Bearer {token}");
        await socket.SendAsync($$"""{"type":"init","mode":"chat"{{fields}}}""");
        var connected = await socket.ReceiveAsync();
        Assert.True((string?)connected["type"] is "connected", connected.ToJsonString());
        var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new(http, socket, connected);
    }

    public Task SendAsync(string message) => _socket.SendAsync(message);

    public Task SendAudioAsync(byte[] pcm) => _socket.SendAudioAsync(pcm);

    public Task AskAsync(string text, string requestId = "a") =>
        SendAsync(new JsonObject { ["type"] = "text", ["text"] = text, ["requestId"] = requestId }.ToJsonString());

    /// <summary>Asks, and hears the answer out.</summary>
    public async Task<JsonObject> AnswerAsync(string text)
    {
        await AskAsync(text);
        return await UntilAsync("turn_complete");
    }

    /// <summary>Receives up to an event of a type.</summary>
    public async Task<JsonObject> UntilAsync(string type)
    {
        do
        {
            Events.Add(await _socket.ReceiveAsync());
            Assert.True(type is "error" || (string?)Events[^1]["type"] is not "error", Events[^1].ToJsonString());
        }
        while ((string?)Events[^1]["type"] != type);
        return Events[^1];
    }

    /// <summary>The events of a type received so far.</summary>
    public IReadOnlyList<JsonObject> Of(string type) => [.. Events.Where(message => (string?)message["type"] == type)];

    /// <summary>The deltas received so far, put together.</summary>
    public string Streamed() => string.Concat(Of("text_delta").Select(delta => (string?)delta["text"]));

    /// <summary>What is stored of the chat.</summary>
    public async Task<JsonNode> StoredAsync() =>
        (await _http.GetFromJsonAsync<JsonNode>(new Uri($"/api/v1/gemini/chat-sessions/{Number}/", UriKind.Relative), Token))!;

    /// <summary>Its messages, in order.</summary>
    public async Task<IReadOnlyList<JsonNode>> MessagesAsync() => [.. (await StoredAsync())["messages"]!.AsArray().Select(message => message!)];

    /// <summary>Cuts the connection, as a network that goes away does.</summary>
    public void Abort() => _socket.Socket.Abort();

    public void Dispose()
    {
        _socket.Dispose();
        _http.Dispose();
    }
}
