using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Interpreter.Cli.Tests.Sessions;

/// <summary>A server's socket that says what a test makes it say, however wrong.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<string> _heard = Channel.CreateUnbounded<string>();

    private ScriptedServer(WebApplication app, Func<ScriptedServer, WebSocket, Task> script)
    {
        _app = app;
        app.UseWebSockets();
        app.Map("/ws", async (HttpContext context) => await script(this, await context.WebSockets.AcceptWebSocketAsync()));
    }

    public string Url => $"{_app.Urls.First().Replace("http:", "ws:", StringComparison.Ordinal)}/ws";

    public static async Task<ScriptedServer> StartAsync(Func<ScriptedServer, WebSocket, Task> script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ScriptedServer(builder.Build(), script);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public static Task SayAsync(WebSocket socket, string json) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(json).AsMemory(), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken).AsTask();

    /// <summary>The type of the client's next message that is not audio; null when it closes.</summary>
    public async Task<string?> HearAsync(WebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                _heard.Writer.TryWrite("(close)");
                return null;
            }

            if (result.MessageType == WebSocketMessageType.Text)
            {
                var type = JsonDocument.Parse(buffer.AsMemory(0, result.Count)).RootElement.GetProperty("type").GetString()!;
                _heard.Writer.TryWrite(type);
                return type;
            }
        }
    }

    /// <summary>Waits until the client has said something.</summary>
    public async Task HeardAsync(string type)
    {
        while (await _heard.Reader.ReadAsync(TestContext.Current.CancellationToken) != type)
        {
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
