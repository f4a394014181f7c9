using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Interpreter.Cluster.Tests.Conversations;
using Interpreter.Cluster.Tests.Processes;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing.Sockets;

namespace Interpreter.Cluster.Tests;

/// <summary>One who speaks through one gateway, and many who listen through both.</summary>
public sealed class ListenerTests(PostgresDatabases databases)
{
    private const int Listeners = 500;
    private const int Turns = 5;

    // So many at once that no gateway's queue of new connections fills.
    private const int AtOnce = 50;

    // Every tenth takes the voice too: the machine of a test has two processors for all of them.
    private const int VoiceEvery = 10;

    [Fact]
    public async Task Five_hundred_listeners_at_two_gateways_read_every_caption_and_hear_every_sample_once_and_in_order()
    {
        var connectionString = await databases.CreateAsync();
        await using var cluster = await RunningCluster.StartAsync(databases.Address(connectionString), connectionString);
        using var speaker = await SocketClient.ConnectAsync(cluster.Gateways[0].Address);
        await speaker.SendAsync("""{"type":"init","config":{"events":"extended","audioEncoding":"binary"}}""");
        await speaker.ReceiveTypeAsync("connected");
        await speaker.SendAsync("""{"type":"share"}""");
        var token = (await speaker.ReceiveTypeAsync("shared"))["listenToken"]!.GetValue<string>();
        List<(bool TakesVoice, Task<Heard> Heard)> listeners = [];
        foreach (var some in Enumerable.Range(0, Listeners).Chunk(AtOnce))
        {
            listeners.AddRange(await Task.WhenAll(some.Select(number => ListenAsync(cluster.Gateways[number % 2].Address, token, number % VoiceEvery == 0))));
        }

        var startedAt = Stopwatch.GetTimestamp();
        var book = new Sentences().All;
        var sentences = Enumerable.Range(0, Turns).Select(turn => book[turn % book.Count]).ToList();
        await SayAsync(0);
        var said = await ReadAsync(speaker, SayAsync);
        var heard = await Task.WhenAll(listeners.Select(listener => listener.Heard));
        Assert.Equal(sentences.Select(sentence => sentence.Answer), said.Ends);
        Assert.NotEmpty(said.Voice);
        Assert.All(heard.Zip(listeners), one =>
        {
            Assert.Equal(said.Captions, one.First.Captions);
            Assert.Equal(said.Ends, one.First.Ends);
            Assert.Equal(one.Second.TakesVoice ? said.Voice : [], one.First.Voice);
        });
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Listeners} listeners, {Turns} turns, {said.Captions.Count} captions each, {said.Voice.Length / 48_000.0:F1} s of voice to {Listeners / VoiceEvery}; {Stopwatch.GetElapsedTime(startedAt).TotalSeconds:F1} s");
        cluster.DropLogs();

        Task SayAsync(int turn) => turn == Turns ? Task.CompletedTask : speaker.SendAsync(new JsonObject { ["type"] = "text", ["text"] = sentences[turn].Text }.ToJsonString());
    }

    private static async Task<(bool TakesVoice, Task<Heard> Heard)> ListenAsync(Uri gateway, string token, bool takesVoice)
    {
        var listener = await SocketClient.ConnectAsync(gateway, path: "/ws/listen");
        await listener.SendAsync(new JsonObject
        {
            ["type"] = "init",
            ["mode"] = "listen",
            ["listenToken"] = token,
            ["config"] = new JsonObject { ["audio"] = takesVoice, ["audioEncoding"] = "binary" },
        }.ToJsonString());
        await listener.ReceiveTypeAsync("connected");
        return (takesVoice, ReadToEndAsync(listener));
    }

    private static async Task<Heard> ReadToEndAsync(SocketClient client)
    {
        using var disposing = client;
        return await ReadAsync(client, static _ => Task.CompletedTask);
    }

    private static async Task<Heard> ReadAsync(SocketClient client, Func<int, Task> afterTurns)
    {
        List<string> captions = [], ends = [];
        using var voice = new MemoryStream();
        while (ends.Count < Turns)
        {
            var (type, bytes) = await client.ReceiveMessageAsync();
            if (type is WebSocketMessageType.Binary)
            {
                voice.Write(bytes);
                continue;
            }

            Assert.NotEqual(WebSocketMessageType.Close, type);
            var message = JsonNode.Parse(Encoding.UTF8.GetString(bytes))!;
            switch (message["type"]!.GetValue<string>())
            {
                case "input_transcription" or "output_transcription":
                    captions.Add($"{message["type"]} {message["turn"]} {message["isFinal"]} {message["text"]}");
                    break;
                case "turn_complete":
                    ends.Add(message["outputText"]!.GetValue<string>());
                    await afterTurns(ends.Count);
                    break;
                case "error":
                    Assert.Fail(message.ToJsonString());
                    break;
            }
        }

        return new(captions, ends, voice.ToArray());
    }

    private sealed record Heard(List<string> Captions, List<string> Ends, byte[] Voice);
}
