using System.Net;
using System.Text.Json;
using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Rest;

public sealed class RestTests(SimulatorFixture simulator)
{
    private const string Generate = "v1beta/models/gemini-3.8-flash:generateContent";
    private const string Stream = "v1beta/models/gemini-3.8-flash:streamGenerateContent";

    [Fact]
    public async Task A_phrase_within_a_prompt_is_answered_with_its_counterpart()
    {
        using var client = new RestClient(simulator.Server);

        var (status, body) = await client.PostAsync(Generate, Prompt("Translate into Korean.\\nText: It is a pleasure to meet you."));

        Assert.Equal(HttpStatusCode.OK, status);
        var candidate = body.GetProperty("candidates")[0];
        Assert.Equal("만나서 반갑습니다.", TextOf(body));
        Assert.Equal("model", candidate.GetProperty("content").GetProperty("role").GetString());
        Assert.Equal("STOP", candidate.GetProperty("finishReason").GetString());
        var usage = body.GetProperty("usageMetadata");
        Assert.Equal(
            usage.GetProperty("totalTokenCount").GetInt32(),
            usage.GetProperty("promptTokenCount").GetInt32() + usage.GetProperty("candidatesTokenCount").GetInt32());
        Assert.Equal("gemini-3.8-flash", body.GetProperty("modelVersion").GetString());
    }

    [Fact]
    public async Task Any_other_prompt_is_answered_with_a_text_that_says_it_is_simulated()
    {
        using var client = new RestClient(simulator.Server);

        var (_, body) = await client.PostAsync(
            Generate,
            """{"contents":[{"role":"user","parts":[{"text":"What is this?"},{"inlineData":{"mimeType":"image/png","data":"AAAA"}}]}]}""");

        Assert.Equal("[Simulated answer] You wrote: \"What is this?\". Images received: 1.", TextOf(body));
    }

    [Fact]
    public async Task An_answer_that_is_longer_than_maxOutputTokens_is_cut_and_says_so()
    {
        using var client = new RestClient(simulator.Server);

        var (_, body) = await client.PostAsync(
            Generate, """{"contents":[{"parts":[{"text":"What is this?"}]}],"generationConfig":{"maxOutputTokens":5}}""");

        Assert.Equal("MAX_TOKENS", body.GetProperty("candidates")[0].GetProperty("finishReason").GetString());
        Assert.Equal("[Simulated answer]", TextOf(body));
    }

    [Fact]
    public async Task A_stream_of_events_ends_each_with_two_CRLF_and_the_last_has_the_finishReason()
    {
        using var client = new RestClient(simulator.Server);

        var (type, body) = await client.PostRawAsync(Stream + "?alt=sse", Prompt("만나서 반갑습니다."));

        Assert.Equal("text/event-stream", type);
        Assert.EndsWith("\r\n\r\n", body, StringComparison.Ordinal);
        var events = body.Split("\r\n\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line["data: ".Length..])).ToList();
        Assert.True(events.Count > 1);
        Assert.Equal("It is a pleasure to meet you.", string.Concat(events.Select(TextOf)));
        Assert.All(events.SkipLast(1), chunk => Assert.False(chunk.GetProperty("candidates")[0].TryGetProperty("finishReason", out _)));
        Assert.Equal("STOP", events[^1].GetProperty("candidates")[0].GetProperty("finishReason").GetString());
    }

    [Fact]
    public async Task A_stream_without_alt_sse_is_one_JSON_array()
    {
        using var client = new RestClient(simulator.Server);

        var (type, body) = await client.PostRawAsync(Stream, Prompt("만나서 반갑습니다."));

        Assert.Equal("application/json", type);
        Assert.Equal("It is a pleasure to meet you.", string.Concat(JsonElement.Parse(body).EnumerateArray().Select(TextOf)));
    }

    [Fact]
    public async Task Tokens_are_counted_by_modality()
    {
        using var client = new RestClient(simulator.Server);

        var (_, body) = await client.PostAsync(
            "v1beta/models/gemini-3.8-flash:countTokens",
            """{"contents":[{"parts":[{"text":"12345678"},{"inlineData":{"mimeType":"image/png","data":"AAAA"}}]}]}""");

        Assert.Equal(260, body.GetProperty("totalTokens").GetInt32());
        Assert.Equal(2, body.GetProperty("promptTokensDetails").GetArrayLength());
    }

    [Fact]
    public async Task Models_are_listed_page_by_page()
    {
        using var client = new RestClient(simulator.Server);
        var names = new List<string>();

        string? token = null;
        do
        {
            var (_, page) = await client.GetAsync($"v1beta/models?pageSize=4{(token is null ? "" : "&pageToken=" + token)}");
            names.AddRange(page.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("name").GetString()!));
            token = page.TryGetProperty("nextPageToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        Assert.Contains("models/gemini-3.5-live-translate-preview", names);
        Assert.Equal(names.Distinct(), names);
        var (_, model) = await client.GetAsync("v1beta/models/gemini-3.8-live");
        Assert.Contains("bidiGenerateContent", model.GetProperty("supportedGenerationMethods").EnumerateArray().Select(method => method.GetString()));
    }

    [Theory]
    [InlineData("v1beta/models/gemini-9:generateContent", """{"contents":[{"parts":[{"text":"a"}]}]}""", 404, "NOT_FOUND", "models/gemini-9 is not found for API version v1beta, or is not supported for generateContent.")]
    [InlineData("v1beta/models/gemini-3.8-live:generateContent", """{"contents":[{"parts":[{"text":"a"}]}]}""", 400, "INVALID_ARGUMENT", "")]
    [InlineData(Generate, """{"contents":[]}""", 400, "INVALID_ARGUMENT", "* GenerateContentRequest.contents: contents is not specified")]
    [InlineData(Generate, """{"contents":[{"role":"assistant","parts":[{"text":"a"}]}]}""", 400, "INVALID_ARGUMENT", "Please use a valid role: user, model.")]
    [InlineData(Generate, """{"contents":[{"part":[]}]}""", 400, "INVALID_ARGUMENT", "Invalid JSON payload received. Unknown name \"part\" at 'contents[0]': Cannot find field.")]
    public async Task A_bad_request_gets_the_real_error(string path, string json, int code, string status, string message)
    {
        using var client = new RestClient(simulator.Server);

        var (http, body) = await client.PostAsync(path, json);

        var error = body.GetProperty("error");
        Assert.Equal((code, code), ((int)http, error.GetProperty("code").GetInt32()));
        Assert.Equal(status, error.GetProperty("status").GetString());
        Assert.StartsWith(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_key_gets_400_with_API_KEY_INVALID_and_a_missing_one_403()
    {
        await using var server = await Simulators.StartAsync(new() { RefuseKeys = new HashSet<string> { "revoked" } });
        using var revoked = new RestClient(server, "revoked");
        using var anonymous = new RestClient(server, null);

        var (status, body) = await revoked.GetAsync("v1beta/models");
        var (other, _) = await anonymous.GetAsync("v1beta/models");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("API_KEY_INVALID", body.GetProperty("error").GetProperty("details")[0].GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, other);
    }

    private static string Prompt(string text) => $$$"""{"contents":[{"parts":[{"text":"{{{text}}}"}]}]}""";

    private static string TextOf(JsonElement response) =>
        response.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts")[0].GetProperty("text").GetString()!;
}
