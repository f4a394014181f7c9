using System.Text.Json.Nodes;
using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Testing.Sockets;

namespace Interpreter.Standalone.Tests.Conversations;

public sealed class ResumeTests
{
    [Fact]
    public async Task A_client_cut_off_in_an_answer_comes_back_and_has_every_event_once_in_order()
    {
        await using var server = await Servers.StartAsync();
        var events = new List<JsonObject>();
        string id;
        using (var lost = await Servers.ConnectAsync(server))
        {
            await lost.SendAsync($$$"""{"type":"init","config":{"events":"extended","sampleRate":{{{Recordings.SampleRate}}}}}""");
            id = (string)(await lost.ReceiveAsync())["sessionId"]!;
            foreach (var piece in Recordings.Pieces("thanks.en"))
            {
                await lost.SendAudioAsync(piece);
            }

            await ReceiveUntilAsync(lost, "audio_response", events);

            // No close frame: the network is gone.
            lost.Socket.Abort();
        }

        using var client = await Servers.ConnectAsync(server);
        await client.SendAsync($$$"""{"type":"init","resume":{"sessionId":"{{{id}}}","lastSeq":{{{events[^1]["seq"]}}}}}""");
        var connected = await client.ReceiveAsync();
        Assert.True((bool)connected["resumed"]!);
        Assert.Equal(0, (long)connected["missedSeq"]!);
        Assert.Equal(Recordings.Pieces("thanks.en").Count(), (int)connected["audioFrames"]!);
        await ReceiveUntilAsync(client, "turn_complete", events);

        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(message => (int)message["seq"]!));
        var turn = events[^1];
        Assert.Equal(Recordings.Text("thanks.ko"), (string?)turn["outputText"]);
        var heard = events.Where(message => (string?)message["type"] == "audio_response")
            .Sum(message => Convert.FromBase64String((string)message["data"]!).Length / 2 * 1000.0 / 24_000);
        Assert.InRange(heard, (double)turn["audio"]!["outputMs"]! - 1, (double)turn["audio"]!["outputMs"]! + 1);
    }

    [Fact]
    public async Task A_closed_session_cannot_be_resumed()
    {
        await using var server = await Servers.StartAsync();
        using var first = await Servers.ConnectAsync(server);
        await first.SendAsync("""{"type":"init"}""");
        var id = (string)(await first.ReceiveAsync())["sessionId"]!;
        await first.SendAsync("""{"type":"close"}""");
        Assert.Equal(1000, await first.ReceiveCloseAsync());

        using var second = await Servers.ConnectAsync(server);
        await second.SendAsync($$$"""{"type":"init","resume":{"sessionId":"{{{id}}}"}}""");
        Assert.Equal("SESSION_NOT_FOUND", (await second.ReceiveErrorAsync()).Code);
    }

    private static async Task ReceiveUntilAsync(SocketClient client, string type, List<JsonObject> events)
    {
        do
        {
            events.Add(await client.ReceiveAsync());
        }
        while ((string?)events[^1]["type"] != type);
    }
}
