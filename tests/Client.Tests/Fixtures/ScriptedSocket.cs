using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Interpreter.Client.Tests.Fixtures;

/// <summary>A client's socket, in a script.</summary>
internal sealed class ScriptedSocket(WebSocket socket)
{
    private readonly byte[] _buffer = new byte[1024 * 1024];

    public Task SayAsync(string json) => socket.SendAsync(Encoding.UTF8.GetBytes(json).AsMemory(), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken).AsTask();

    public Task SpeakAsync(byte[] pcm, bool isWhole = true) => socket.SendAsync(pcm.AsMemory(), WebSocketMessageType.Binary, isWhole, TestContext.Current.CancellationToken).AsTask();

    /// <summary>The client's next message: a text, or audio as "audio: bytes"; null when it closes.</summary>
    public async Task<string?> HearAsync()
    {
        for (var filled = 0; ;)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(filled), TestContext.Current.CancellationToken);
            filled += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (part.EndOfMessage)
            {
                return part.MessageType == WebSocketMessageType.Binary ? $"audio: {Convert.ToHexString(_buffer, 0, filled)}" : Encoding.UTF8.GetString(_buffer, 0, filled);
            }
        }
    }

    /// <summary>The next message of a type; what comes before it is left out.</summary>
    public async Task<JsonElement> HearAsync(string type)
    {
        while (await HearAsync() is { } message)
        {
            if (message[0] == '{' && JsonElement.Parse(message) is var json && json.GetProperty("type").GetString() == type)
            {
                return json;
            }
        }

        throw new InvalidOperationException($"The client closed before it said {type}.");
    }

    /// <summary>Opens a session as asked, whatever is asked.</summary>
    public async Task<JsonElement> OpenAsync(string fields = "\"resumed\":false,\"lastSeq\":0,\"missedSeq\":0,\"audioFrames\":0")
    {
        var init = await HearAsync("init");
        await SayAsync($$"""{"type":"connected","sessionId":"s-1",{{fields}}}""");
        return init;
    }

    /// <summary>Lets a listener in, whatever its token.</summary>
    public async Task<JsonElement> LetInAsync(long lastSequence = 0, bool isResumed = false)
    {
        var init = await HearAsync("init");
        await SayAsync($$$"""{"type":"connected","mode":"listen","resumed":{{{(isResumed ? "true" : "false")}}},"lastSeq":{{{lastSequence}}},"missedSeq":0,"config":{"languages":["ko","en"],"targetLanguage":null,"audioEncoding":"binary"}}""");
        return init;
    }

    public Task CloseAsync(int code, string? reason = null) => socket.CloseAsync((WebSocketCloseStatus)code, reason, TestContext.Current.CancellationToken);

    public void Abort() => socket.Abort();
}
