using System.Text.Json;
using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Live;

public sealed class UsageTests(SimulatorFixture simulator)
{
    [Fact]
    public async Task The_prompt_of_each_turn_is_the_whole_context_at_25_tokens_a_second()
    {
        await using var client = await LiveClient.OpenAsync(
            simulator.Server, """{"model":"models/gemini-3.8-live","systemInstruction":{"parts":[{"text":"Interpret."}]}}""");

        var first = await SpeakAsync(client);
        var second = await SpeakAsync(client);

        // 46,367 samples of "price" in English are 1.93 s: 49 tokens; 34,200 in Korean are 36. The VAD adds up to 0.3 s.
        var instruction = 3;
        Assert.Equal(36, first.Response);
        Assert.InRange(first.Prompt, 49 + instruction - 13, 49 + instruction + 8);
        Assert.Equal(first.Prompt + first.Response, first.Total);
        Assert.InRange(second.Prompt, first.Total + 36, first.Total + 57);
    }

    [Fact]
    public async Task Compression_slides_the_window_below_its_target()
    {
        await using var client = await LiveClient.OpenAsync(
            simulator.Server,
            """{"model":"models/gemini-3.8-live","contextWindowCompression":{"triggerTokens":"200","slidingWindow":{"targetTokens":"100"}}}""");

        var prompts = new List<int>();
        for (var turn = 0; turn < 6; turn++)
        {
            prompts.Add((await SpeakAsync(client)).Prompt);
        }

        Assert.All(prompts, prompt => Assert.InRange(prompt, 1, 200));
        // Without compression six turns of more than 70 tokens would only ever grow.
        Assert.Contains(prompts.Zip(prompts.Skip(1)), pair => pair.Second < pair.First);
    }

    [Fact]
    public async Task Video_frames_count_258_tokens()
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server, """{"model":"models/gemini-3.8-live"}""");

        await client.SendAsync("""{"realtimeInput":{"video":{"data":"AAAA","mimeType":"image/jpeg"}}}""");
        await client.SendAsync("""{"realtimeInput":{"text":"How much does this cost?"}}""");
        var usage = (await client.ReceiveTurnAsync()).Messages[^1].GetProperty("usageMetadata");

        var video = usage.GetProperty("promptTokensDetails").EnumerateArray().Single(detail => detail.GetProperty("modality").GetString() == "VIDEO");
        Assert.Equal(258, video.GetProperty("tokenCount").GetInt32());
    }

    [Fact]
    public async Task The_3_1_model_reports_no_usage()
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server, """{"model":"models/gemini-3.1-flash-live-preview"}""");

        await client.SendAsync("""{"realtimeInput":{"text":"How much does this cost?"}}""");
        var turn = await client.ReceiveTurnAsync();

        Assert.False(turn.Has("usageMetadata"));
    }

    internal static async Task<(int Prompt, int Response, int Total)> SpeakAsync(LiveClient client)
    {
        await client.SpeakAsync(Recording.Of("price", "en").Pcm);
        await client.SendAsync("""{"realtimeInput":{"audioStreamEnd":true}}""");
        var usage = (await client.ReceiveTurnAsync()).Messages[^1].GetProperty("usageMetadata");
        return (Count(usage, "promptTokenCount"), Count(usage, "responseTokenCount"), Count(usage, "totalTokenCount"));
    }

    private static int Count(JsonElement usage, string name) => usage.GetProperty(name).GetInt32();
}
