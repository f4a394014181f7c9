using Interpreter.Core.Upstream;
using Interpreter.Gemini.Tests.Server;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Contract;

/// <summary>What a client makes of what the server says.</summary>
public abstract class ReceivingContract : ClientContract
{
    [Fact]
    public async Task A_turn_comes_as_it_was_said()
    {
        var turn = await HeardAsync<UpstreamEvent.TurnComplete>(
            """{"serverContent":{"inputTranscription":{"text":"안녕"}}}""",
            """{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AQI="}},{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"AwQ="}}]},"outputTranscription":{"text":"привет"}}}""",
            """{"serverContent":{"generationComplete":true}}""",
            """{"serverContent":{"turnComplete":true},"usageMetadata":{"promptTokenCount":10,"responseTokenCount":20,"totalTokenCount":30,"promptTokensDetails":[{"modality":"AUDIO","tokenCount":9}],"responseTokensDetails":[{"modality":"AUDIO","tokenCount":18}]}}""");

        Assert.Equal([1, 2, 3, 4], turn.Speech);
        Assert.Equal(
            [
                new UpstreamEvent.InputTranscription("안녕", null),
                new UpstreamEvent.OutputTranscription("привет", null),
                new UpstreamEvent.GenerationComplete(),
                new UpstreamEvent.Usage(new TokenUsage(10, 20, 30)) { Billed = new(1, 9, 0, 2, 18) },
                new UpstreamEvent.TurnComplete(null),
            ],
            turn.Events.Where(next => next is not UpstreamEvent.Speech));
    }

    [Fact]
    public async Task An_interruption_is_told() => Assert.True((await HeardAsync<UpstreamEvent.TurnComplete>(
        """{"serverContent":{"interrupted":true}}""",
        """{"serverContent":{"turnComplete":true}}""")).Has<UpstreamEvent.Interrupted>());

    [Fact]
    public async Task A_known_reason_of_an_end_is_told() => Assert.Equal(
        new UpstreamEvent.TurnComplete("NEED_MORE_INPUT"),
        (await HeardAsync<UpstreamEvent.TurnComplete>("""{"serverContent":{"turnComplete":true,"turnCompleteReason":"NEED_MORE_INPUT"}}""")).Events[^1]);

    [Fact]
    public async Task A_word_that_is_newer_than_the_client_is_told_as_it_is()
    {
        Needs(Ability.NewWords);
        Assert.Equal(
            new UpstreamEvent.TurnComplete("A_REASON_OF_TOMORROW"),
            (await HeardAsync<UpstreamEvent.TurnComplete>("""{"serverContent":{"turnComplete":true,"turnCompleteReason":"A_REASON_OF_TOMORROW"}}""")).Events[^1]);
    }

    [Fact]
    public async Task A_field_that_is_newer_than_the_client_is_passed_over() => Assert.Single((await HeardAsync<UpstreamEvent.TurnComplete>(
        """{"newField":{"a":[1]}}""",
        """{"serverContent":{"newField":1,"turnComplete":true}}""")).Events);

    [Fact]
    public async Task A_large_message_in_fragments_is_one_message()
    {
        var pcm = Pcm(400_000);
        var message = """{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"DATA"}}]}}}"""
            .Replace("DATA", Convert.ToBase64String(pcm), StringComparison.Ordinal);
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.SendFragmentsAsync(message, 40_000);
            await client.WaitForCloseAsync();
        });
        await using var upstream = await ConnectAsync(server);

        Assert.Equal(pcm, (await upstream.ReadUntilAsync<UpstreamEvent.Speech>()).Speech);
    }

    [Fact]
    public async Task Long_text_in_any_script_arrives_letter_for_letter()
    {
        Needs(Ability.LongText);
        var said = string.Concat(Enumerable.Repeat("말씀 — да 😀", 1000));

        Assert.Equal(said, (await HeardAsync<UpstreamEvent.OutputTranscription>("""{"serverContent":{"outputTranscription":{"text":"TEXT"}}}""".Replace("TEXT", said, StringComparison.Ordinal))).Said);
    }

    [Fact]
    public async Task The_language_of_a_transcript_is_told()
    {
        Needs(Ability.Languages);
        Assert.Equal(
            new UpstreamEvent.InputTranscription("안녕", "ko"),
            (await HeardAsync<UpstreamEvent.InputTranscription>("""{"serverContent":{"inputTranscription":{"text":"안녕","languageCode":"ko"}}}""")).Events[^1]);
    }

    [Fact]
    public async Task Handles_are_told_and_moments_without_one() => Assert.Equal(
        [new UpstreamEvent.Resumption("handle"), new UpstreamEvent.Resumption(null), new UpstreamEvent.GoAway(TimeSpan.FromSeconds(50))],
        (await HeardAsync<UpstreamEvent.GoAway>(
            """{"sessionResumptionUpdate":{"newHandle":"handle","resumable":true}}""",
            """{"sessionResumptionUpdate":{"newHandle":"","resumable":false}}""",
            """{"goAway":{"timeLeft":"50s"}}""")).Events);

    [Fact]
    public async Task An_empty_frame_says_nothing()
    {
        Needs(Ability.EmptyFrames);
        Assert.Single((await HeardAsync<UpstreamEvent.Interrupted>("", """{"serverContent":{"interrupted":true}}""")).Events);
    }

    private async Task<SpokenTurn> HeardAsync<T>(params string[] messages)
        where T : UpstreamEvent
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            foreach (var message in messages)
            {
                await client.SendAsync(message);
            }

            await client.WaitForCloseAsync();
        });
        await using var upstream = await ConnectAsync(server);
        return await upstream.ReadUntilAsync<T>();
    }
}
