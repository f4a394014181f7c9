using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Live;

public sealed class TranslateTests(SimulatorFixture simulator)
{
    private static readonly byte[] _pause = Recording.Silence(TimeSpan.FromSeconds(1));

    [Fact]
    public async Task Speech_is_translated_into_the_target_language_and_no_turn_ever_completes()
    {
        await using var client = await OpenAsync("en");

        await client.SpeakAsync([.. Recording.Of("hello", "ko").Pcm, .. _pause]);
        var first = new LiveTurn(await client.ReceiveUntilAsync("usageMetadata"));
        await client.SpeakAsync([.. Recording.Of("meet", "ko").Pcm, .. _pause]);
        var second = new LiveTurn(await client.ReceiveUntilAsync("usageMetadata"));

        Assert.Equal(Recording.Of("hello", "en").Pcm, first.Audio);
        Assert.Equal(Recording.Of("meet", "en").Pcm, second.Audio);
        Assert.All([first, second], segment => Assert.False(segment.Has("turnComplete") || segment.Has("generationComplete") || segment.Has("interrupted")));
    }

    [Fact]
    public async Task Transcripts_start_with_a_message_that_names_only_the_language()
    {
        await using var client = await OpenAsync("en-US");

        await client.SpeakAsync([.. Recording.Of("hello", "ko").Pcm, .. _pause]);
        var segment = new LiveTurn(await client.ReceiveUntilAsync("usageMetadata"));

        var heard = segment.Messages.First(message => message.Has("inputTranscription")).Content("inputTranscription")!.Value;
        Assert.Equal("ko", heard.GetProperty("languageCode").GetString());
        Assert.False(heard.TryGetProperty("text", out _));
        Assert.Equal(Recording.Of("hello", "ko").Text, string.Concat(segment.Heard));
        Assert.Equal(Recording.Of("hello", "en").Text, string.Concat(segment.Said));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Speech_in_the_target_language_is_repeated_only_with_echoTargetLanguage(bool echo)
    {
        await using var client = await OpenAsync("en", echo);

        await client.SpeakAsync([.. Recording.Of("thanks", "en").Pcm, .. _pause]);
        await client.SpeakAsync([.. Recording.Of("price", "ko").Pcm, .. _pause]);
        var first = new LiveTurn(await client.ReceiveUntilAsync("usageMetadata"));

        Assert.Equal(Recording.Of(echo ? "thanks" : "price", "en").Pcm, first.Audio);
    }

    [Theory]
    [InlineData("""{"realtimeInput":{"text":"hello"}}""")]
    [InlineData("""{"clientContent":{"turnComplete":true}}""")]
    public async Task Text_is_refused(string message)
    {
        await using var client = await OpenAsync("en");

        await client.SendAsync(message);

        Assert.Equal(1007, (await client.ReceiveCloseAsync()).Code);
    }

    private Task<LiveClient> OpenAsync(string target, bool echo = false) => LiveClient.OpenAsync(
        simulator.Server,
        $$$"""
        {"model":"models/gemini-3.5-live-translate-preview","inputAudioTranscription":{},"outputAudioTranscription":{},
         "generationConfig":{"translationConfig":{"targetLanguageCode":"{{{target}}}","echoTargetLanguage":{{{(echo ? "true" : "false")}}}}} }
        """);
}
