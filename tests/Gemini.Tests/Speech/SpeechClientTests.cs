using Interpreter.Core.Audio;
using Interpreter.Core.Pricing;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Speech;
using Interpreter.Gemini.Tests.Simulator;
using Interpreter.Gemini.Tests.Text.Kit;
using static Interpreter.Gemini.Tests.Text.Kit.TextFixture;

namespace Interpreter.Gemini.Tests.Speech;

public sealed class SpeechClientTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private static readonly SpeechRequest Greeting = new("Say cheerfully: It is a pleasure to meet you.") { Voice = "Kore" };

    private SpeechClient Simulated => new(Channel(fixture.Server.BaseAddress));

    [Fact]
    public async Task A_text_is_spoken_as_a_whole_and_bit_by_bit_alike()
    {
        var whole = await Simulated.SpeakAsync(Greeting, Cancellation);
        var bits = await ReadAsync(Simulated);

        Assert.Equal(24_000, whole.Audio.SampleRate);
        Assert.True(whole.Audio.Milliseconds > 1_000);
        Assert.True(bits.Count > 3);
        Assert.Equal(whole.Audio.Memory.ToArray(), bits.SelectMany(bit => bit.Pcm));
        Assert.Equal(whole.Billed, bits[^1].Billed);
        Assert.Equal((long)Math.Ceiling(whole.Audio.Milliseconds / 40), whole.Billed.OutputAudio);
        whole.Audio.Release();
    }

    [Fact]
    public async Task The_recording_is_the_phrases_own()
    {
        using var wav = WavReader.Open(Path.Combine(AppContext.BaseDirectory, "speech", "meet.en.wav"));
        var samples = wav.ReadToEnd();
        Assert.SkipUnless(wav.SampleRate == 24_000, "The recording is resampled.");

        var whole = await Simulated.SpeakAsync(Greeting, Cancellation);

        Assert.Equal(samples, whole.Audio.Samples.ToArray());
        whole.Audio.Release();
    }

    [Fact]
    public async Task A_model_that_does_not_speak_refuses()
    {
        var failure = await Assert.ThrowsAsync<UpstreamException>(() => Simulated.SpeakAsync(Greeting with { Model = "gemini-3.8-flash" }, Cancellation));

        Assert.Equal((UpstreamFailure.Argument, 400), (failure.Kind, failure.Code));
        Assert.StartsWith("The requested combination of response modalities (AUDIO) is not supported by the model.", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_says_the_voice_and_asks_for_speech_only()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(200, Chunk("AAEC", "STOP")));

        var said = await Client(server).SpeakAsync(Greeting, Cancellation);

        Assert.Equal(
            """{"contents":[{"role":"user","parts":[{"text":"Say cheerfully: It is a pleasure to meet you."}]}],"generationConfig":{"responseModalities":["AUDIO"],"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Kore"}}}}}""",
            server.Requests[0].Body);
        Assert.Equal([0, 1], said.Audio.Memory.ToArray()); // half a sample is none
        Assert.Equal(new BilledTokens(3, 0, 0, 0, 2), said.Billed);
    }

    [Fact]
    public async Task Several_parts_are_one_speech()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(200, """
            {"candidates":[{"content":{"parts":[
              {"inlineData":{"mimeType":"audio/L16;codec=pcm;rate=16000","data":"AAEC_w"}},{"text":"hm"},
              {"inlineData":{"data":"BAU=","mimeType":"audio/L16;codec=pcm;rate=16000"}}]},"finishReason":"STOP"}]}
            """));

        var said = await Client(server).SpeakAsync(Greeting, Cancellation);

        Assert.Equal((16_000, "0,1,2,255,4,5"), (said.Audio.SampleRate, string.Join(',', said.Audio.Memory.ToArray())));
    }

    [Fact]
    public async Task An_answer_without_speech_is_asked_for_again()
    {
        await using var server = await ScriptedApi.StartAsync(
            Answers.Json(200, """{"candidates":[{"finishReason":"OTHER","index":0}],"usageMetadata":{"promptTokenCount":3}}"""),
            Answers.Json(200, Chunk("AAEC", "STOP")));

        (await Client(server).SpeakAsync(Greeting, Cancellation)).Audio.Release();

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("""{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"}}""", "PROHIBITED_CONTENT")]
    [InlineData("""{"candidates":[{"finishReason":"SAFETY"}]}""", "SAFETY")]
    public async Task A_text_that_may_not_be_spoken_is_a_failure_of_policy(string answer, string reason)
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(200, answer), Answers.Events(Answers.Event(answer)));

        var whole = await Assert.ThrowsAsync<UpstreamException>(() => Client(server).SpeakAsync(Greeting, Cancellation));
        var streamed = await Assert.ThrowsAsync<UpstreamException>(() => ReadAsync(Client(server)));

        Assert.All([whole, streamed], failure => Assert.Equal((UpstreamFailure.Policy, reason), (failure.Kind, failure.Reason)));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("", UpstreamFailure.Network)]
    [InlineData("data: {\"error\":{\"code\":500,\"message\":\"Internal error encountered.\",\"status\":\"INTERNAL\"}}\n\n", UpstreamFailure.Transient)]
    [InlineData("data: {\"candidates\":7}\n\n", UpstreamFailure.Transient)]
    public async Task Speech_that_breaks_off_is_a_failure(string next, UpstreamFailure kind)
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Events(Answers.Event(Chunk("AAEC", null)), next));

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => ReadAsync(Client(server)));

        Assert.Equal(kind, failure.Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_stream_without_speech_is_a_failure()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Events(Answers.Event("""{"candidates":[{"finishReason":"STOP"}]}""")));

        Assert.Equal(UpstreamFailure.Transient, (await Assert.ThrowsAsync<UpstreamException>(() => ReadAsync(Client(server)))).Kind);
    }

    private static SpeechClient Client(ScriptedApi server) => new(Channel(server.Address, options => options with { MaxRetries = 2 }));

    private static string Chunk(string data, string? finish) =>
        """{"candidates":[{"content":{"role":"model","parts":[{"inlineData":{"mimeType":"audio/L16;codec=pcm;rate=24000","data":"DATA"}}]},"finishReason":FINISH}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":2,"totalTokenCount":5,"candidatesTokensDetails":[{"modality":"AUDIO","tokenCount":2}]}}"""
            .Replace("DATA", data, StringComparison.Ordinal)
            .Replace("FINISH", finish is null ? "null" : $"\"{finish}\"", StringComparison.Ordinal);

    private static async Task<List<(byte[] Pcm, BilledTokens Billed)>> ReadAsync(SpeechClient client)
    {
        var bits = new List<(byte[] Pcm, BilledTokens Billed)>();
        await foreach (var bit in client.StreamAsync(Greeting, Cancellation))
        {
            bits.Add((bit.Audio.Memory.ToArray(), bit.Billed));
            bit.Audio.Release();
        }

        return bits;
    }
}
