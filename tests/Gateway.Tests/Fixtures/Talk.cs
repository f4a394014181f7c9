using System.Text.Json.Nodes;
using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Testing.Sockets;

namespace Interpreter.Gateway.Tests.Fixtures;

/// <summary>A client that speaks recordings.</summary>
internal static class Talk
{
    /// <summary>Begins a session; returns its id.</summary>
    public static async Task<string> BeginAsync(SocketClient client)
    {
        await client.SendAsync($$$"""{"type":"init","config":{"language":"auto","events":"extended","sampleRate":{{{Recordings.SampleRate}}}}}""");
        var connected = await client.ReceiveAsync();
        Assert.Equal("connected", (string?)connected["type"]);
        return (string)connected["sessionId"]!;
    }

    /// <summary>Speaks, and waits for the end of the turn; returns what the interpreter said in all.</summary>
    public static async Task<string?> TurnAsync(SocketClient client, string recording)
    {
        await SpeakAsync(client, recording);
        return await EndAsync(client);
    }

    public static async Task SpeakAsync(SocketClient client, string recording)
    {
        foreach (var piece in Recordings.Pieces(recording))
        {
            await client.SendAudioAsync(piece);
        }
    }

    /// <summary>Waits for the end of the turn.</summary>
    public static async Task<string?> EndAsync(SocketClient client)
    {
        JsonObject message;
        do
        {
            message = await client.ReceiveAsync();
            Assert.NotEqual("error", (string?)message["type"]);
        }
        while ((string?)message["type"] != "turn_complete");
        return (string?)message["outputText"];
    }
}
