using System.Text.Json;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live.Messages;
using Interpreter.Gemini.Rest;
using Interpreter.Gemini.Tests.Text.Kit;
using Interpreter.Gemini.Text;
using Interpreter.Gemini.Text.Messages;
using static Interpreter.Gemini.Tests.Text.Kit.TextFixture;

namespace Interpreter.Gemini.Tests.Text;

public sealed class TextClientTests
{
    [Fact]
    public async Task An_answer_is_read_without_its_thoughts_and_whatever_is_new_in_it()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Ok);

        var answer = await server.Client().AskAsync();

        Assert.Equal(("Hello there", "STOP"), (answer.Text, answer.EndReason));
        Assert.Equal((7, 2, 45, 54), (answer.UsageMetadata!.PromptTokenCount, answer.UsageMetadata.CandidatesTokenCount, answer.UsageMetadata.ThoughtsTokenCount, answer.UsageMetadata.TotalTokenCount));
        Assert.Equal([0, 1, 2], answer.Candidates![0].Content!.Parts[2].ThoughtSignature!.Value.ToArray());
    }

    [Fact]
    public async Task A_request_says_all_that_was_asked_for_and_the_key_only_in_its_header()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Ok);
        var request = new GenerateContentRequest
        {
            Contents =
            [
                new Content { Role = "user", Parts = [new Part { InlineData = new Blob("image/png", new byte[] { 1, 2, 3 }) }, new Part { Text = "이것은?" }] },
                Content.OfText("model", "A dot."),
                Content.OfText("user", "Sure?"),
            ],
            SystemInstruction = new Content { Parts = [new Part { Text = "Be brief." }] },
            GenerationConfig = new TextGenerationConfig { MaxOutputTokens = 200, Temperature = 0.7, ThinkingConfig = new ThinkingConfig { ThinkingBudget = 0 } },
            SafetySettings = [new SafetySetting("HARM_CATEGORY_HARASSMENT", "BLOCK_NONE")],
        };

        await server.Client().GenerateAsync("models/gemini-3.8-flash", request, Cancellation);

        var seen = Assert.Single(server.Requests);
        Assert.Equal(("POST /v1beta/models/gemini-3.8-flash:generateContent", "key-of-the-test"), (seen.Line, seen.Key));
        Assert.Equal(
            """{"contents":[{"role":"user","parts":[{"inlineData":{"mimeType":"image/png","data":"AQID"}},{"text":"이것은?"}]},{"role":"model","parts":[{"text":"A dot."}]},{"role":"user","parts":[{"text":"Sure?"}]}],"systemInstruction":{"parts":[{"text":"Be brief."}]},"generationConfig":{"maxOutputTokens":200,"temperature":0.7,"thinkingConfig":{"thinkingBudget":0}},"safetySettings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"BLOCK_NONE"}]}""",
            seen.Body);
    }

    [Fact]
    public async Task A_blocked_prompt_is_an_answer_that_says_why()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(200, """{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":4,"totalTokenCount":4}}"""));

        var answer = await server.Client().AskAsync();

        Assert.Equal(("", "PROHIBITED_CONTENT"), (answer.Text, answer.EndReason));
    }

    [Fact]
    public async Task A_stream_is_read_chunk_by_chunk_while_it_is_sent()
    {
        var first = new TaskCompletionSource();
        await using var server = await ScriptedApi.StartAsync(async context =>
        {
            await context.SendAsync(Answers.Event(Answers.Chunk("Hel")));
            await first.Task.WaitAsync(Patience, context.RequestAborted);
            await context.SendAsync(Answers.Event(Answers.Chunk("lo", "STOP")));
        });
        var said = new List<string>();

        await foreach (var chunk in server.Client().StreamAsync(Model, Prompt, Cancellation))
        {
            said.Add(chunk.Text);
            first.TrySetResult();
        }

        Assert.Equal(["Hel", "lo"], said);
        Assert.Equal("POST /v1beta/models/gemini-3.8-flash:streamGenerateContent?alt=sse", server.Requests.Single().Line);
    }

    [Fact]
    public async Task A_stream_that_comes_as_an_array_is_read_as_well()
    {
        await using var server = await ScriptedApi.StartAsync(async context =>
        {
            await context.SendAsync($"[{Answers.Chunk("a [\\\"")}", "application/json");
            await context.SendAsync($",\r\n{Answers.Chunk("} b")}", "application/json");
            await context.SendAsync($",\r\n{Answers.Chunk("", "STOP")}]", "application/json");
        });
        var said = new List<string>();

        await server.Client().ReadAsync(said);

        Assert.Equal(["a [\"", "} b", ""], said);
    }

    [Fact]
    public async Task Requests_share_a_connection_streams_and_refusals_too()
    {
        await using var server = await ScriptedApi.StartAsync(
            Answers.Ok,
            Answers.Events(Answers.Event(Answers.Chunk("a", "STOP"))),
            Answers.Json(404, Answers.Error(404, "NOT_FOUND", "models/x is not found for API version v1beta")),
            Answers.Ok);
        var client = server.Client();

        await client.AskAsync();
        await client.ReadAsync([]);
        await client.FailAsync();
        await client.AskAsync();

        Assert.Single(server.Requests.Select(request => request.Connection).Distinct());
    }

    [Fact]
    public async Task Tokens_of_the_whole_request_are_counted()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(200, """{"totalTokens":11,"promptTokensDetails":[{"modality":"TEXT","tokenCount":11}],"systemInstructionsTokens":{}}"""));

        var counted = await server.Client().CountTokensAsync(Model, Prompt, Cancellation);

        Assert.Equal(11, counted.TotalTokens);
        Assert.Equal(
            ("POST /v1beta/models/gemini-3.8-flash:countTokens", """{"generateContentRequest":{"model":"models/gemini-3.8-flash","contents":[{"role":"user","parts":[{"text":"Hi"}]}]}}"""),
            (server.Requests[0].Line, server.Requests[0].Body));
    }

    [Fact]
    public async Task Vertex_is_asked_at_its_own_addresses_with_a_token()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Ok, Answers.Json(200, """{"totalTokens":3}"""));
        var client = new TextClient(new RestChannel(Http, new RestOptions
        {
            Endpoint = new GeminiEndpoint.Vertex("p", "us-central1", server.Address),
            Credential = new GeminiCredential.OAuth(_ => new("t")),
        }));

        await client.AskAsync();
        await client.CountTokensAsync(Model, Prompt, Cancellation);

        Assert.Equal(
            [
                "POST /v1beta1/projects/p/locations/us-central1/publishers/google/models/gemini-3.8-flash:generateContent",
                "POST /v1beta1/projects/p/locations/us-central1/publishers/google/models/gemini-3.8-flash:countTokens",
            ],
            server.Requests.Select(request => request.Line));
        Assert.Equal("""{"contents":[{"role":"user","parts":[{"text":"Hi"}]}]}""", server.Requests[1].Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../auth_tokens")]
    [InlineData("gemini?key=1")]
    [InlineData("gemini 3")]
    public async Task A_name_that_no_model_has_is_never_sent(string model)
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Ok);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => server.Client().GenerateAsync(model, Prompt, Cancellation));

        Assert.Equal(UpstreamFailure.Argument, failure.Kind);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Giving_up_ends_the_request_on_the_server_too()
    {
        var ended = new TaskCompletionSource();
        await using var server = await ScriptedApi.StartAsync(async context =>
        {
            context.RequestAborted.Register(() => ended.TrySetResult());
            await ended.Task.WaitAsync(Patience, CancellationToken.None);
        });
        using var stop = new CancellationTokenSource();
        var asked = server.Client().GenerateAsync(Model, Prompt, stop.Token);
        await server.ArrivedAsync();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await ended.Task.WaitAsync(Patience, Cancellation);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Leaving_a_stream_ends_it_on_the_server_too()
    {
        var ended = new TaskCompletionSource();
        await using var server = await ScriptedApi.StartAsync(async context =>
        {
            context.RequestAborted.Register(() => ended.TrySetResult());
            await context.SendAsync(Answers.Event(Answers.Chunk("a")));
            await ended.Task.WaitAsync(Patience, CancellationToken.None);
        });

        await foreach (var _ in server.Client().StreamAsync(Model, Prompt, Cancellation))
        {
            break;
        }

        await ended.Task.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public void A_schema_of_the_answer_is_sent_as_JSON()
    {
        var request = Prompt with { GenerationConfig = new TextGenerationConfig { ResponseMimeType = "application/json", ResponseJsonSchema = JsonElement.Parse("""{"type":"object"}""") } };

        Assert.EndsWith(
            "\"generationConfig\":{\"responseMimeType\":\"application/json\",\"responseJsonSchema\":{\"type\":\"object\"}}}",
            JsonSerializer.Serialize(request, RestJson.Wire.GenerateContentRequest),
            StringComparison.Ordinal);
    }
}
