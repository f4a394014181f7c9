using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Interpreter.GeminiSimulator.Tests.Kit;

/// <summary>A bare client of the live protocol: what goes over the wire is what the test says.</summary>
internal sealed class LiveClient : IAsyncDisposable
{
    public const string Path = "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent";

    // Long enough for a crowded machine: a wait that reaches it is a failure, not a slow success.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly byte[] _buffer = new byte[1 << 20];

    private LiveClient(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    public string LastText { get; private set; } = "";

    public WebSocketMessageType LastType { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<LiveClient> ConnectAsync(GeminiSimulatorServer server, string path = Path + "?key=test", params (string Name, string Value)[] headers)
    {
        var socket = new ClientWebSocket();
        foreach (var (name, value) in headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        await socket.ConnectAsync(new Uri($"ws://{server.BaseAddress.Authority}{path}"), Token);
        return new(socket);
    }

    /// <summary>Connects and completes the setup.</summary>
    public static async Task<LiveClient> OpenAsync(GeminiSimulatorServer server, string setup = """{"model":"models/gemini-3.8-live","inputAudioTranscription":{},"outputAudioTranscription":{}}""")
    {
        var client = await ConnectAsync(server);
        await client.SendAsync($$"""{"setup":{{setup}} }""");
        var first = await client.ReceiveAsync();
        Assert.True(first.TryGetProperty("setupComplete", out _), client.LastText);
        return client;
    }

    public Task SendAsync(string json) =>
        Socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, Token);

    /// <summary>Sends PCM in messages of 100 ms, as fast as the socket takes them.</summary>
    public async Task SpeakAsync(byte[] pcm, int sampleRate = Recording.SampleRate)
    {
        foreach (var chunk in pcm.Chunk(sampleRate / 10 * 2))
        {
            await SendAsync($$"""{"realtimeInput":{"audio":{"data":"{{Convert.ToBase64String(chunk)}}","mimeType":"audio/pcm;rate={{sampleRate}}"} } }""");
        }
    }

    public async Task<JsonElement> ReceiveAsync()
    {
        for (var length = 0; ;)
        {
            var received = await Socket.ReceiveAsync(_buffer.AsMemory(length), Token).AsTask().WaitAsync(_patience, TimeProvider.System, Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                throw new LiveClosedException((int)Socket.CloseStatus!, Socket.CloseStatusDescription ?? "");
            }

            length += received.Count;
            if (received.EndOfMessage)
            {
                LastType = received.MessageType;
                LastText = Encoding.UTF8.GetString(_buffer, 0, length);
                return JsonElement.Parse(LastText);
            }
        }
    }

    /// <summary>Reads until a message has this member of serverContent, or at the top.</summary>
    public async Task<List<JsonElement>> ReceiveUntilAsync(string member)
    {
        var messages = new List<JsonElement>();
        do
        {
            messages.Add(await ReceiveAsync());
        }
        while (!messages[^1].Has(member));

        return messages;
    }

    public async Task<LiveTurn> ReceiveTurnAsync() => new(await ReceiveUntilAsync("turnComplete"));

    public async Task<LiveClosedException> ReceiveCloseAsync()
    {
        try
        {
            while (true)
            {
                await ReceiveAsync();
            }
        }
        catch (LiveClosedException closed)
        {
            return closed;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Socket.Abort();
        Socket.Dispose();
        await Task.CompletedTask;
    }
}
