using System.Text.Json.Nodes;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Tests.Server;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Contract;

/// <summary>What a client sends: compared as protobuf reads JSON, which takes both spellings of a name and numbers in quotes.</summary>
public abstract class SendingContract : ClientContract
{
    [Fact]
    public async Task The_setup_says_all_that_the_session_wants()
    {
        string? setup = null, path = null, key = null, query = null;
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            (path, query, key) = (client.Request.Path, client.Request.QueryString.Value, client.Request.Headers["x-goog-api-key"]);
            setup = await client.SetUpAsync();
            await client.WaitForCloseAsync();
        });
        await (await ConnectAsync(server, Setup with { SystemInstruction = "Interpret.", Voice = "Kore", AutomaticActivityDetection = false, ResumptionHandle = "handle" })).DisposeAsync();

        Assert.Equal(("/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent", "", "key-of-the-test"), (path, query, key));
        var said = JsonNode.Parse(setup!)!["setup"]!;
        Assert.Equal("models/gemini-3.8-live", (string?)said["model"]);
        Assert.Equal(["AUDIO"], said["generationConfig"]!["responseModalities"]!.AsArray().Select(modality => (string?)modality));
        Assert.Equal("Kore", (string?)said["generationConfig"]!["speechConfig"]!["voiceConfig"]!["prebuiltVoiceConfig"]!["voiceName"]);
        Assert.Equal("Interpret.", (string?)said["systemInstruction"]!["parts"]![0]!["text"]);
        Assert.True((bool?)said["realtimeInputConfig"]!["automaticActivityDetection"]!["disabled"]);
        Assert.Equal("handle", (string?)said["sessionResumption"]!["handle"]);
        Assert.Equal("25000", said["contextWindowCompression"]!["triggerTokens"]!.ToString());
        Assert.Equal("8000", said["contextWindowCompression"]!["slidingWindow"]!["targetTokens"]!.ToString());
        Assert.Empty(said["inputAudioTranscription"]!.AsObject());
        Assert.Empty(said["outputAudioTranscription"]!.AsObject());
        Assert.Equal(
            ["contextWindowCompression", "generationConfig", "inputAudioTranscription", "model", "outputAudioTranscription", "realtimeInputConfig", "sessionResumption", "systemInstruction"],
            said.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Audio_arrives_sample_for_sample_and_in_order_with_the_rest()
    {
        var sent = await SentAsync(Setup with { AutomaticActivityDetection = false }, 5, upstream =>
        {
            Assert.True(upstream.TrySend(UpstreamInput.ActivityStart.Instance));
            foreach (var length in (int[])[640, 3200])
            {
                var frame = Frame(length);
                Assert.True(upstream.TrySendAudio(frame));
                frame.Release();
            }

            Assert.True(upstream.TrySend(UpstreamInput.ActivityEnd.Instance));
            Assert.True(upstream.TrySend(new UpstreamInput.Text("또 봐요 — \"до встречи\"")));
        });

        Assert.Empty(sent[0]["activityStart"]!.AsObject());
        Assert.All(sent[1..3], message => Assert.Equal("audio/pcm;rate=16000", (string?)message["audio"]!["mimeType"]));
        Assert.Equal(Pcm(640), Convert.FromBase64String((string)sent[1]["audio"]!["data"]!));
        Assert.Equal(Pcm(3200), Convert.FromBase64String((string)sent[2]["audio"]!["data"]!));
        Assert.Empty(sent[3]["activityEnd"]!.AsObject());
        Assert.Equal("또 봐요 — \"до встречи\"", (string?)sent[4]["text"]);
    }

    [Fact]
    public async Task The_end_of_the_stream_is_said()
    {
        var sent = await SentAsync(Setup, 1, upstream => Assert.True(upstream.TrySend(UpstreamInput.AudioStreamEnd.Instance)));

        Assert.True((bool?)sent[0]["audioStreamEnd"]);
    }

    [Fact]
    public async Task A_queue_that_is_full_takes_nothing_more()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await done.Task; // reads nothing
            client.Abort();
        });
        await using var upstream = await ConnectAsync(server, configure: options => options with { OutboundCapacity = 8, CloseTimeout = TimeSpan.FromMilliseconds(50) });
        var frame = Frame(64_000);

        // The buffers of both ends of a loopback take some MB.
        var taken = Enumerable.Range(0, 4096).TakeWhile(_ => upstream.TrySendAudio(frame)).Count();

        Assert.InRange(taken, 8, 4095);
        frame.Release();
        done.SetResult();
    }

    [Fact]
    public async Task History_goes_before_anything_else()
    {
        Needs(Ability.History);
        List<string?> received = [];
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            received.Add(await client.SetUpAsync());
            received.Add(await client.ReceiveAsync());
            await client.WaitForCloseAsync();
        });
        await using (var upstream = await ConnectAsync(server, Setup with { History = [new HistoryTurn(false, "hi"), new HistoryTurn(true, "안녕")] }))
        {
            await server.WaitAsync(() => received.Count == 2);
        }

        Assert.True((bool?)JsonNode.Parse(received[0]!)!["setup"]!["historyConfig"]!["initialHistoryInClientContent"]);
        var content = JsonNode.Parse(received[1]!)!["clientContent"]!;
        Assert.Equal([("user", "hi"), ("model", "안녕")], content["turns"]!.AsArray().Select(turn => ((string)turn!["role"]!, (string)turn["parts"]![0]!["text"]!)));
        Assert.True((bool?)content["turnComplete"]);
    }

    [Fact]
    public async Task An_ephemeral_token_opens_the_constrained_service()
    {
        Needs(Ability.EphemeralTokens);
        string? path = null;
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            path = client.Request.Path;
            await client.SetUpAsync();
            await client.WaitForCloseAsync();
        });
        await (await ConnectAsync(server, configure: options => options with { Credential = GeminiCredential.Parse("auth_tokens/token") })).DisposeAsync();

        Assert.EndsWith("v1alpha.GenerativeService.BidiGenerateContentConstrained", path, StringComparison.Ordinal);
    }

    /// <summary>The realtime inputs that a server received.</summary>
    private async Task<JsonNode[]> SentAsync(UpstreamSetup setup, int count, Action<IUpstream> send)
    {
        List<string> received = [];
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            while (received.Count < count)
            {
                received.Add((await client.ReceiveAsync())!);
            }

            await client.WaitForCloseAsync();
        });
        await using (var upstream = await ConnectAsync(server, setup))
        {
            send(upstream);
            await server.WaitAsync(() => received.Count == count);
        }

        await server.Finished.WaitAsync(Patience, Cancellation);
        return [.. received.Select(message => JsonNode.Parse(message)!.AsObject()).Select(message => (message["realtimeInput"] ?? message["realtime_input"])!)];
    }
}
