using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Live;

public sealed class ProfileTests(SimulatorFixture simulator)
{
    private const string InvalidArgument = "Request contains an invalid argument.";

    [Theory]
    [InlineData("gemini-3.8-live", """ "generationConfig":{"responseModalities":["TEXT"]} """, "Cannot extract voices from a non-audio request.")]
    [InlineData("gemini-3.8-live", """ "generationConfig":{"responseModalities":["AUDIO","TEXT"]} """, InvalidArgument)]
    [InlineData("gemini-3.8-live", """ "generationConfig":{"thinkingConfig":{"thinkingLevel":"LOW"}} """, "Thinking level is not supported for this model")]
    [InlineData("gemini-3.8-live-extended-thinking", """ "generationConfig":{"thinkingConfig":{"thinkingLevel":"MINIMAL"}} """, "Thinking level is not supported for this model")]
    [InlineData("gemini-2.5-flash-native-audio-preview-12-2025", """ "generationConfig":{"thinkingConfig":{"thinkingLevel":"LOW"}} """, "Thinking level is not supported for this model")]
    [InlineData("gemini-3.8-live", """ "generationConfig":{"translationConfig":{"targetLanguageCode":"en"}} """, InvalidArgument)]
    [InlineData("gemini-3.8-live", """ "generationConfig":{"enableAffectiveDialog":true} """, InvalidArgument)]
    [InlineData("gemini-3.8-live", """ "generationConfig":{"stopSequences":["x"]} """, InvalidArgument)]
    [InlineData("gemini-3.8-live", """ "proactivity":{"proactiveAudio":false} """, InvalidArgument)]
    [InlineData("gemini-3.8-live", """ "sessionResumption":{"transparent":true} """, InvalidArgument)]
    [InlineData("gemini-3.5-live-translate-preview", """ "generationConfig":{} """, InvalidArgument)]
    [InlineData("gemini-3.5-live-translate-preview", """ "tools":[{"googleSearch":{}}],"generationConfig":{"translationConfig":{"targetLanguageCode":"en"}} """, InvalidArgument)]
    public async Task A_setup_that_the_model_does_not_take_closes_with_1007(string model, string setup, string reason)
    {
        await using var client = await LiveClient.ConnectAsync(simulator.Server);

        await client.SendAsync($$"""{"setup":{"model":"models/{{model}}",{{setup}} } }""");
        var closed = await client.ReceiveCloseAsync();

        Assert.Equal((1007, reason), (closed.Code, closed.Reason));
    }

    [Theory]
    [InlineData("gemini-2.5-flash-native-audio-preview-12-2025", """ "generationConfig":{"thinkingConfig":{"thinkingBudget":0}},"proactivity":{"proactiveAudio":false} """)]
    [InlineData("gemini-2.0-flash-exp", """ "generationConfig":{"responseModalities":["AUDIO"]} """)]
    [InlineData("gemini-3.1-flash-live-preview", """ "generationConfig":{"thinkingConfig":{"thinkingLevel":"MINIMAL"}} """)]
    [InlineData("gemini-3.8-live-extended-thinking", """ "generationConfig":{"thinkingConfig":{"thinkingLevel":"HIGH"}} """)]
    [InlineData("gemini-3.5-live-translate-preview", """ "generationConfig":{"translationConfig":{"targetLanguageCode":"en","echoTargetLanguage":true}} """)]
    public async Task A_setup_that_the_model_takes_completes(string model, string setup)
    {
        await using var client = await LiveClient.ConnectAsync(simulator.Server);

        await client.SendAsync($$"""{"setup":{"model":"models/{{model}}",{{setup}} } }""");

        Assert.True((await client.ReceiveAsync()).Has("setupComplete"), client.LastText);
    }

    [Theory]
    [InlineData("gemini-3.8-live", """{"realtimeInput":{"mediaChunks":[{"data":"AAAA","mimeType":"audio/pcm;rate=16000"}]}}""", 1007)]
    [InlineData("gemini-3.8-live", """{"realtimeInput":{"audio":{"data":"AAAA","mimeType":"audio/wav"}}}""", 1007)]
    [InlineData("gemini-3.1-flash-live-preview", """{"clientContent":{"turns":[{"role":"user","parts":[{"text":"a"}]}],"turnComplete":true}}""", 1007)]
    [InlineData("gemini-3.8-live", """{"clientContent":{"turns":[{"role":"model","parts":[{"functionCall":{"name":"f"}}]}]}}""", 1007)]
    [InlineData("gemini-3.8-live", """{"toolResponse":{"functionResponses":[{"id":"1","name":"f","response":{}}]}}""", 1008)]
    public async Task A_message_that_the_model_does_not_take_closes_the_connection(string model, string message, int code)
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server, $$"""{"model":"models/{{model}}"}""");

        await client.SendAsync(message);

        Assert.Equal(code, (await client.ReceiveCloseAsync()).Code);
    }

    [Fact]
    public async Task The_2_5_model_takes_the_legacy_mediaChunks()
    {
        await using var client = await LiveClient.OpenAsync(
            simulator.Server, """{"model":"models/gemini-2.5-flash-native-audio-preview-12-2025"}""");
        var data = Convert.ToBase64String(Recording.Of("price", "en").Pcm);

        await client.SendAsync($$"""{"realtimeInput":{"mediaChunks":[{"data":"{{data}}","mimeType":"audio/pcm;rate=24000"}]} }""");
        await client.SendAsync("""{"realtimeInput":{"audioStreamEnd":true}}""");
        var turn = await client.ReceiveTurnAsync();

        Assert.Equal(Recording.Of("price", "ko").Pcm, turn.Audio);
        Assert.Null(turn.Messages[^1].Content("interactionStatus"));
    }

    [Theory]
    [InlineData("gemini-3.8-live", 5)]
    [InlineData("gemini-3.1-flash-live-preview", 1)]
    public async Task Input_transcripts_come_by_the_word_or_in_one_batch_as_the_model_does(string model, int pieces)
    {
        await using var client = await LiveClient.OpenAsync(
            simulator.Server, $$"""{"model":"models/{{model}}","inputAudioTranscription":{} }""");

        await client.SpeakAsync(Recording.Of("price", "en").Pcm);
        await client.SendAsync("""{"realtimeInput":{"audioStreamEnd":true}}""");
        var turn = await client.ReceiveTurnAsync();

        Assert.Equal(pieces, turn.Heard.Count);
        Assert.Equal("How much does this cost?", string.Concat(turn.Heard));
    }

    [Theory]
    [InlineData("gemini-3.8-live", true)]
    [InlineData("gemini-3.1-flash-live-preview", false)]
    public async Task A_short_silenceDurationMs_ends_the_turn_early_unless_the_model_ignores_it(string model, bool splits)
    {
        await using var client = await LiveClient.OpenAsync(
            simulator.Server,
            $$$"""{"model":"models/{{{model}}}","inputAudioTranscription":{},"realtimeInputConfig":{"activityHandling":"NO_INTERRUPTION","automaticActivityDetection":{"silenceDurationMs":400}} }""");

        await client.SpeakAsync(
            [.. Recording.Of("meet", "en").Pcm, .. Recording.Silence(TimeSpan.FromSeconds(0.4)), .. Recording.Of("thanks", "en").Pcm]);
        await client.SendAsync("""{"realtimeInput":{"audioStreamEnd":true}}""");
        var first = await client.ReceiveTurnAsync();
        await client.SendAsync("""{"realtimeInput":{"text":"How much does this cost?"}}""");
        var second = await client.ReceiveTurnAsync();

        // Split, each phrase is a turn; whole, both are one utterance that is not in the book, and the text is next.
        Assert.Equal(splits, string.Concat(first.Heard) == "It is a pleasure to meet you.");
        Assert.Equal(splits, second.Heard.Count > 0);
    }
}
