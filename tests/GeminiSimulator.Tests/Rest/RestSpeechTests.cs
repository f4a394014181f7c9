using System.Net;
using System.Text.Json;
using Interpreter.GeminiSimulator.Rest;
using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Rest;

public sealed class RestSpeechTests(SimulatorFixture simulator)
{
    private const string Model = "v1beta/models/gemini-3.1-flash-tts-preview";

    [Fact]
    public async Task A_phrase_is_spoken_by_its_own_recording_whole_and_in_chunks()
    {
        using var client = new RestClient(simulator.Server);
        var prompt = Prompt("Say: It is a pleasure to meet you.", "AUDIO");

        var (status, whole) = await client.PostAsync(Model + ":generateContent", prompt);
        var (_, chunks) = await client.PostRawAsync(Model + ":streamGenerateContent", prompt);

        Assert.Equal(HttpStatusCode.OK, status);
        var data = whole.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts")[0].GetProperty("inlineData");
        Assert.Equal("audio/L16;codec=pcm;rate=24000", data.GetProperty("mimeType").GetString());
        Assert.Equal(data.GetProperty("data").GetBytesFromBase64(), JsonElement.Parse(chunks).EnumerateArray().SelectMany(Pcm));
        Assert.Equal("AUDIO", whole.GetProperty("usageMetadata").GetProperty("candidatesTokensDetails")[0].GetProperty("modality").GetString());
    }

    [Fact]
    public async Task Any_other_text_is_spoken_by_a_tone()
    {
        using var client = new RestClient(simulator.Server);

        var (_, body) = await client.PostAsync(Model + ":generateContent", Prompt("What is not in the book.", "AUDIO"));

        Assert.Equal(24_000 * 2 * 6 / 10, Pcm(body).Length);
    }

    [Theory]
    [InlineData(Model, "TEXT", "AUDIO")]
    [InlineData("v1beta/models/gemini-3.8-flash", "AUDIO", "TEXT")]
    public async Task A_modality_that_the_model_does_not_have_is_refused_in_the_real_words(string model, string asked, string has)
    {
        using var client = new RestClient(simulator.Server);

        var (status, body) = await client.PostAsync(model + ":generateContent", Prompt("Hi", asked));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        var message = body.GetProperty("error").GetProperty("message").GetString();
        Assert.StartsWith($"The requested combination of response modalities ({asked}) is not supported by the model. models/gemini", message, StringComparison.Ordinal);
        Assert.EndsWith($"\n* {has}\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_that_were_asked_for_come_one_a_request_and_in_order()
    {
        await using var server = await Simulators.StartAsync();
        using var client = new RestClient(server);

        server.RefuseRequests(RestFault.Overloaded);
        server.RefuseRequests(RestFault.MinuteQuota(TimeSpan.FromSeconds(1.5)));
        var first = await client.GetAsync("v1beta/models");
        var second = await client.GetAsync("v1beta/models");
        var third = await client.GetAsync("v1beta/models");

        Assert.Equal([503, 429, 200], new[] { first, second, third }.Select(answer => (int)answer.Status));
        var details = second.Body.GetProperty("error").GetProperty("details");
        Assert.Contains("PerMinute", details[0].GetProperty("violations")[0].GetProperty("quotaId").GetString(), StringComparison.Ordinal);
        Assert.Equal("1.5s", details[1].GetProperty("retryDelay").GetString());
    }

    private static string Prompt(string text, string modality) => $$$"""{"contents":[{"parts":[{"text":"{{{text}}}"}]}],"generationConfig":{"responseModalities":["{{{modality}}}"]}}""";

    private static byte[] Pcm(JsonElement response) =>
        response.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts")[0].GetProperty("inlineData").GetProperty("data").GetBytesFromBase64();
}
