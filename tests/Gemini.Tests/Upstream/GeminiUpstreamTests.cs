using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Tests.Server;
using Interpreter.Gemini.Upstream;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Upstream;

public sealed class GeminiUpstreamTests
{
    private static readonly UpstreamSetup Automatic = new() { Model = new GeminiModels().Default };
    private static readonly UpstreamSetup Manual = Automatic with { AutomaticActivityDetection = false };

    [Fact]
    public async Task History_goes_before_anything_else() => Assert.Equal(
        [
            """{"clientContent":{"turns":[{"role":"user","parts":[{"text":"hi"}]}],"turnComplete":true}}""",
            """{"realtimeInput":{"text":"next"}}""",
            """{"realtimeInput":{"audioStreamEnd":true}}""",
        ],
        await SentAsync(Automatic with { History = [new HistoryTurn(false, "hi")] }, 3, upstream =>
        {
            Assert.True(upstream.TrySend(new UpstreamInput.Text("next")));
            Assert.True(upstream.TrySend(UpstreamInput.AudioStreamEnd.Instance));
        }));

    [Fact]
    public async Task Text_typed_during_speech_waits_for_its_end() => Assert.Equal(
        ["""{"realtimeInput":{"activityStart":{}}}""", """{"realtimeInput":{"activityEnd":{}}}""", """{"realtimeInput":{"text":"one"}}""", """{"realtimeInput":{"text":"two"}}"""],
        await SentAsync(Manual, 4, upstream =>
        {
            Assert.True(upstream.TrySend(UpstreamInput.ActivityStart.Instance));
            Assert.True(upstream.TrySend(new UpstreamInput.Text("one")));
            Assert.True(upstream.TrySend(new UpstreamInput.Text("two")));
            Assert.True(upstream.TrySend(UpstreamInput.ActivityEnd.Instance));
        }));

    [Fact]
    public async Task Vertex_gets_text_as_a_turn_and_silence_in_the_place_of_audioStreamEnd()
    {
        var sent = await SentAsync(
            Automatic,
            2,
            upstream =>
            {
                Assert.True(upstream.TrySend(new UpstreamInput.Text("hi")));
                Assert.True(upstream.TrySend(UpstreamInput.AudioStreamEnd.Instance));
            },
            server => new GeminiEndpoint.Vertex("p", "global", server.Address));

        Assert.Equal("""{"clientContent":{"turns":[{"role":"user","parts":[{"text":"hi"}]}],"turnComplete":true}}""", sent[0]);
        Assert.Equal($$$"""{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"{{{Convert.ToBase64String(new byte[32_000])}}}"}}""" + "}", sent[1]);
    }

    [Fact]
    public async Task Input_that_contradicts_the_setup_is_refused() => await SentAsync(Automatic, 0, upstream =>
    {
        Assert.Throws<InvalidOperationException>(() => upstream.TrySend(UpstreamInput.ActivityStart.Instance));
        Assert.Throws<InvalidOperationException>(() => upstream.TrySend(UpstreamInput.ActivityEnd.Instance));
    });

    [Fact]
    public async Task Events_come_in_the_order_of_the_wire_and_the_reader_completes_on_disposal()
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.SendAsync("""{"serverContent":{"inputTranscription":{"text":"안녕","languageCode":"ko"}}}""");
            await client.SendAsync("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AQI="}},{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AwQ="}}]},"outputTranscription":{"text":"hello"}}}""");
            await client.SendAsync("""{"serverContent":{"generationComplete":true}}""");
            await client.SendAsync("""{"serverContent":{"turnComplete":true},"usageMetadata":{"promptTokenCount":1,"responseTokenCount":2,"totalTokenCount":3}}""");
            await client.SendAsync("""{"goAway":{"timeLeft":"50s"}}""");
            await client.WaitForCloseAsync();
        });
        var upstream = await new GeminiUpstreamConnector(new LiveClient(Options(server))).ConnectAsync(Automatic, Cancellation);
        List<object> events = [];

        await foreach (var next in upstream.ReadAllAsync(Cancellation))
        {
            if (next is UpstreamEvent.Speech speech)
            {
                events.Add((speech.Frame.SampleRate, Convert.ToHexString(speech.Frame.Memory.Span)));
                speech.Frame.Release();
                continue;
            }

            events.Add(next);
            if (next is UpstreamEvent.GoAway)
            {
                await upstream.DisposeAsync();
            }
        }

        Assert.Equal(
            [
                new UpstreamEvent.InputTranscription("안녕", "ko"),
                (24_000, "0102"),
                (24_000, "0304"),
                new UpstreamEvent.OutputTranscription("hello", null),
                new UpstreamEvent.GenerationComplete(),
                new UpstreamEvent.Usage(new TokenUsage(1, 2, 3)) { Billed = new(1, 0, 0, 2, 0) },
                new UpstreamEvent.TurnComplete(null),
                new UpstreamEvent.GoAway(TimeSpan.FromSeconds(50)),
            ],
            events);
    }

    private static async Task<List<string?>> SentAsync(UpstreamSetup setup, int count, Action<IUpstream> send, Func<ScriptedServer, GeminiEndpoint>? endpoint = null)
    {
        List<string?> received = [];
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            while (received.Count < count)
            {
                received.Add(await client.ReceiveAsync());
            }

            await client.WaitForCloseAsync();
        });
        var options = Options(server);
        await using (var upstream = await new GeminiUpstreamConnector(new LiveClient(options with { Endpoint = endpoint?.Invoke(server) ?? options.Endpoint })).ConnectAsync(setup, Cancellation))
        {
            send(upstream);
            while (received.Count < count && !server.Finished.IsCompleted)
            {
                await Task.Yield();
            }
        }

        await server.Finished.WaitAsync(Patience, Cancellation);
        return received;
    }
}
