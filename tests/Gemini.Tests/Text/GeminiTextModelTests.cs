using Interpreter.Core.Pricing;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Tests.Simulator;
using Interpreter.Gemini.Tests.Text.Kit;
using Interpreter.Gemini.Text;
using static Interpreter.Gemini.Tests.Text.Kit.TextFixture;

namespace Interpreter.Gemini.Tests.Text;

public sealed class GeminiTextModelTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Korean = "만나서 반갑습니다.";
    private const string English = "It is a pleasure to meet you.";

    private GeminiTextModel Simulated => Of(fixture.Server.BaseAddress);

    [Fact]
    public async Task The_simulator_answers_a_conversation_with_an_image_and_counts_its_tokens()
    {
        var request = new TextRequest
        {
            SystemInstruction = "Be brief.",
            Turns =
            [
                new TextTurn(FromModel: false, "Hello"),
                new TextTurn(FromModel: true, "Hello to you."),
                new TextTurn(FromModel: false, "What is this?") { Images = [new TextImage("image/png", new byte[] { 1, 2, 3 })] },
            ],
            MaxOutputTokens = 500,
            Temperature = 0.7,
        };

        var answer = await Simulated.GenerateAsync(request, Cancellation);

        Assert.StartsWith("[Simulated answer] You wrote: \"What is this?\". Images received: 1.", answer.Text, StringComparison.Ordinal);
        Assert.Equal((TextFinish.Complete, "STOP", "gemini-3.8-flash"), (answer.End.Finish, answer.End.Reason, answer.End.Model));
        Assert.Equal(answer.End.Usage.Total, answer.End.Usage.Prompt + answer.End.Usage.Response);
        Assert.Equal(new BilledTokens(answer.End.Usage.Prompt - 258, 0, 258, answer.End.Usage.Response, 0), answer.End.Billed);
        Assert.Equal(answer.End.Usage.Prompt, await Simulated.CountAsync(request, Cancellation));
    }

    [Fact]
    public async Task The_simulator_streams_an_answer_and_ends_it_once()
    {
        var deltas = await ReadAsync(Simulated, TextRequest.Of(Korean));

        Assert.True(deltas.Count > 2);
        Assert.Equal(English, string.Concat(deltas.Select(delta => delta.Text)));
        Assert.All(deltas.SkipLast(1), delta => Assert.Null(delta.End));
        Assert.All(deltas, delta => Assert.True(delta.Billed?.InputText > 0));
        Assert.Equal(deltas[^1].End!.Billed, deltas[^1].Billed);
        Assert.Equal((TextFinish.Complete, true), (deltas[^1].End!.Finish, deltas[^1].End!.Usage.Response > 0));
    }

    [Fact]
    public async Task The_simulator_cuts_an_answer_at_the_length_that_is_allowed()
    {
        var answer = await Simulated.GenerateAsync(TextRequest.Of("What is this?") with { MaxOutputTokens = 5 }, Cancellation);

        Assert.Equal((TextFinish.Length, "MAX_TOKENS"), (answer.End.Finish, answer.End.Reason));
    }

    [Fact]
    public async Task The_simulator_refuses_a_key_and_a_live_model()
    {
        var refused = await Assert.ThrowsAsync<UpstreamException>(() => Of(fixture.Server.BaseAddress, SimulatedGemini.RefusedKey).GenerateAsync(TextRequest.Of("Hi"), Cancellation));
        var live = await Assert.ThrowsAsync<UpstreamException>(() => Simulated.GenerateAsync(TextRequest.Of("Hi") with { Model = "gemini-3.8-live" }, Cancellation));
        var unknown = await Assert.ThrowsAsync<UpstreamException>(() => Simulated.GenerateAsync(TextRequest.Of("Hi") with { Model = "gemini-9" }, Cancellation));

        Assert.Equal(
            [(UpstreamFailure.Auth, 400), (UpstreamFailure.Argument, 400), (UpstreamFailure.Argument, 404)],
            new[] { refused, live, unknown }.Select(failure => (failure.Kind, failure.Code!.Value)));
    }

    [Theory]
    [InlineData("STOP", TextFinish.Complete)]
    [InlineData("MAX_TOKENS", TextFinish.Length)]
    [InlineData("SAFETY", TextFinish.Blocked)]
    [InlineData("RECITATION", TextFinish.Blocked)]
    [InlineData("IMAGE_PROHIBITED_CONTENT", TextFinish.Blocked)]
    [InlineData("MALFORMED_FUNCTION_CALL", TextFinish.Other)]
    [InlineData("A_REASON_OF_NEXT_YEAR", TextFinish.Other)]
    public async Task How_an_answer_ended_is_told_in_kind_and_in_Geminis_word(string reason, TextFinish finish)
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Events(Answers.Event(Answers.Chunk("a", reason))));

        var deltas = await ReadAsync(Of(server.Address), TextRequest.Of("Hi"));

        Assert.Equal(["a", ""], deltas.Select(delta => delta.Text));
        Assert.Equal((finish, reason), (deltas[^1].End!.Finish, deltas[^1].End!.Reason));
    }

    [Fact]
    public async Task A_blocked_prompt_is_an_answer()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(200, """{"promptFeedback":{"blockReason":"OTHER"}}"""));

        var answer = await Of(server.Address).GenerateAsync(TextRequest.Of("Hi"), Cancellation);

        Assert.Equal(("", TextFinish.Blocked, "OTHER", "gemini-3.8-flash"), (answer.Text, answer.End.Finish, answer.End.Reason, answer.End.Model));
    }

    [Fact]
    public async Task An_answer_of_nothing_is_an_answer_that_may_be_asked_for_again()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(200, """{"candidates":[],"usageMetadata":{"promptTokenCount":3,"totalTokenCount":3}}"""));

        var answer = await Of(server.Address).GenerateAsync(TextRequest.Of("Hi"), Cancellation);

        Assert.Equal(("", TextFinish.Other, null), (answer.Text, answer.End.Finish, answer.End.Reason));
    }

    [Fact]
    public async Task Usage_that_comes_after_the_end_of_a_stream_counts()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Events(
            Answers.Event("""{"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":"STOP"}]}"""),
            Answers.Event("""{"usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":1,"thoughtsTokenCount":3,"totalTokenCount":9}}""")));

        var deltas = await ReadAsync(Of(server.Address), TextRequest.Of("Hi"));

        Assert.Equal(new TokenUsage(5, 4, 9), deltas[^1].End!.Usage);
    }

    [Fact]
    public async Task A_model_that_would_spend_its_allowance_on_thoughts_is_told_to_think_little()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Ok);
        var model = Of(server.Address);

        await model.GenerateAsync(TextRequest.Of("Hi"), Cancellation);
        await model.GenerateAsync(TextRequest.Of("Hi") with { Model = "models/gemini-2.5-flash" }, Cancellation);
        await model.GenerateAsync(TextRequest.Of("Hi") with { Model = "gemini-of-next-year", MaxOutputTokens = 7 }, Cancellation);

        Assert.Equal(
            [
                """{"contents":[{"role":"user","parts":[{"text":"Hi"}]}],"generationConfig":{"thinkingConfig":{"thinkingLevel":"MINIMAL"}}}""",
                """{"contents":[{"role":"user","parts":[{"text":"Hi"}]}],"generationConfig":{"thinkingConfig":{"thinkingBudget":0}}}""",
                """{"contents":[{"role":"user","parts":[{"text":"Hi"}]}],"generationConfig":{"maxOutputTokens":7}}""",
            ],
            server.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task A_conversation_that_the_user_does_not_end_is_a_mistake_of_the_caller()
    {
        var turn = new TextTurn(FromModel: false, "Hi");
        TextTurn[][] wrong = [[], [turn, new TextTurn(FromModel: true, "Hello")], [new TextTurn(FromModel: false, "")]];

        foreach (var turns in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Simulated.GenerateAsync(new TextRequest { Turns = turns }, Cancellation));
        }
    }

    private static GeminiTextModel Of(Uri address, string key = "some-key") =>
        new(new TextClient(Channel(address, options => options with { Credential = GeminiCredential.Parse(key), MaxRetries = 1 })), new GeminiTextModels());

    private static async Task<List<TextDelta>> ReadAsync(GeminiTextModel model, TextRequest request)
    {
        var deltas = new List<TextDelta>();
        await foreach (var delta in model.StreamAsync(request, Cancellation))
        {
            deltas.Add(delta);
        }

        return deltas;
    }
}
