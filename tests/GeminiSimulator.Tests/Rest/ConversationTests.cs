using System.Text.Json.Nodes;
using Interpreter.GeminiSimulator.Tests.Kit;
using Interpreter.Testing;

namespace Interpreter.GeminiSimulator.Tests.Rest;

/// <summary>A text model in a chat: what it says of what it was given.</summary>
public sealed class ConversationTests(SimulatorFixture simulator)
{
    private const string Model = "v1beta/models/gemini-3.8-flash";

    [Theory]
    [InlineData("What did I say first?", "[Simulated answer] You began with: \"My dog is called Rex.\".")]
    [InlineData("제가 처음에 뭐라고 했죠?", "[Simulated answer] You began with: \"My dog is called Rex.\".")]
    [InlineData("Что я сказал сначала?", "[Simulated answer] You began with: \"My dog is called Rex.\".")]
    [InlineData("What did I say before this?", "[Simulated answer] Before this you wrote: \"And my cat?\".")]
    [InlineData("What have I said so far?", "[Simulated answer] Of our conversation I was given:\n\n1. **You:** \"My dog is called Rex.\"\n2. **Model:** \"Noted.\"\n3. **You:** \"And my cat?\"\n4. **Model:** \"No.\"")]
    [InlineData("Interesting.", "[Simulated answer] You wrote: \"Interesting.\".\n\n*Question 3 of our conversation; the first was \"My dog is called Rex.\".*")]
    public async Task It_recalls_what_it_was_given(string question, string answer) =>
        Assert.Equal(answer, await AskAsync("My dog is called Rex.", "Noted.", "And my cat?", "No.", question));

    [Fact]
    public async Task It_recalls_nothing_that_it_was_not_given() =>
        Assert.Equal("[Simulated answer] I was given nothing from before: our conversation begins here.", await AskAsync("What did I say first?"));

    [Fact]
    public async Task It_tells_the_type_and_the_size_of_what_it_was_shown()
    {
        var (png, jpeg) = (TestImages.Png(3, 2), TestImages.Jpeg(640, 480));
        var parts = new JsonArray(new JsonObject { ["text"] = "What are these?" }, Image("image/png", png), Image("image/jpeg", jpeg));
        var answer = await AnswerAsync(new JsonArray(new JsonObject { ["role"] = "user", ["parts"] = parts }));
        Assert.Equal(
            $"[Simulated answer] You wrote: \"What are these?\". Images received: 2.\n\n- `image/png`, 3 × 2 pixels, {png.Length} bytes\n- `image/jpeg`, 640 × 480 pixels, {jpeg.Length} bytes",
            answer);
    }

    [Fact]
    public async Task It_counts_as_far_as_it_is_asked_to_and_streams_that_in_pieces()
    {
        Assert.Equal("[Simulated answer] 1 2 3 4 5", await AskAsync("Please count to 5"));

        using var client = new RestClient(simulator.Server);
        var (_, body) = await client.PostRawAsync($"{Model}:streamGenerateContent?alt=sse", Conversation("Count to 30").ToJsonString());
        Assert.InRange(body.Split("\r\n\r\n", StringSplitOptions.RemoveEmptyEntries).Length, 10, 12);
    }

    [Fact]
    public async Task It_shows_its_Markdown()
    {
        var answer = await AskAsync("Answer in Markdown, please");
        Assert.Contains("\n```csharp\n", answer, StringComparison.Ordinal);
        Assert.Contains("\n| --- | ---: |\n", answer, StringComparison.Ordinal);
    }

    private static JsonObject Image(string mimeType, byte[] data) =>
        new() { ["inlineData"] = new JsonObject { ["mimeType"] = mimeType, ["data"] = Convert.ToBase64String(data) } };

    private static JsonObject Conversation(params string[] texts) => new()
    {
        ["contents"] = new JsonArray([.. texts.Select((text, index) => new JsonObject
        {
            ["role"] = index % 2 == 0 ? "user" : "model",
            ["parts"] = new JsonArray(new JsonObject { ["text"] = text }),
        })]),
    };

    private Task<string> AskAsync(params string[] texts) => AnswerAsync((JsonArray)Conversation(texts)["contents"]!.DeepClone());

    private async Task<string> AnswerAsync(JsonArray contents)
    {
        using var client = new RestClient(simulator.Server);
        var (_, body) = await client.PostAsync($"{Model}:generateContent", new JsonObject { ["contents"] = contents }.ToJsonString());
        return body.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts")[0].GetProperty("text").GetString()!;
    }
}
