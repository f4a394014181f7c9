using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Gemini.Tests.Server;

/// <summary>The server's end of a connection.</summary>
internal sealed class ServerConnection(WebSocket socket, HttpContext context)
{
    /// <summary>As a recorded server writes it (js-genai's recordings).</summary>
    public const string SetupComplete = "{\n  \"setupComplete\": {}\n}\n";

    public HttpRequest Request => context.Request;

    public WebSocketMessageType LastType { get; private set; }

    /// <summary>Reads a message; null when the client has closed.</summary>
    public async Task<string?> ReceiveAsync()
    {
        var buffer = new byte[1 << 20];
        var length = 0;
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(length), context.RequestAborted);
            LastType = result.MessageType;
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += result.Count;
            if (result.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    /// <summary>Sends a message, binary as Google's servers do.</summary>
    public Task SendAsync(string json, WebSocketMessageType type = WebSocketMessageType.Binary) => SendAsync(Encoding.UTF8.GetBytes(json), type);

    public Task SendAsync(byte[] message, WebSocketMessageType type = WebSocketMessageType.Binary) =>
        socket.SendAsync(message, type, endOfMessage: true, context.RequestAborted);

    /// <summary>Sends a message in fragments of a few bytes, with empty ones between.</summary>
    public async Task SendFragmentsAsync(string json, int size)
    {
        foreach (var fragment in Encoding.UTF8.GetBytes(json).Chunk(size))
        {
            await socket.SendAsync(fragment, WebSocketMessageType.Binary, endOfMessage: false, context.RequestAborted);
            await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Binary, endOfMessage: false, context.RequestAborted);
        }

        await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Binary, endOfMessage: true, context.RequestAborted);
    }

    /// <summary>Takes the setup and says that it did.</summary>
    public async Task<string?> SetUpAsync()
    {
        var setup = await ReceiveAsync();
        await SendAsync(SetupComplete);
        return setup;
    }

    public Task CloseAsync(int code, string reason) => socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, context.RequestAborted);

    /// <summary>Waits until the client closes.</summary>
    /// <returns>Its close code.</returns>
    public async Task<int?> WaitForCloseAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }

        if (socket.State == WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        }

        return (int?)socket.CloseStatus;
    }

    /// <summary>Waits until the client has closed, or its connection is gone.</summary>
    public async Task WaitForEndAsync()
    {
        try
        {
            await WaitForCloseAsync();
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // Gone.
        }
    }

    /// <summary>Waits until the client's connection is gone.</summary>
    public Task WaitForAbortAsync()
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }

    /// <summary>Drops the TCP connection, without a word.</summary>
    public void Abort() => context.Abort();
}
