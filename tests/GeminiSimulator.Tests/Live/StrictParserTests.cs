using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Live;

public sealed class StrictParserTests(SimulatorFixture simulator)
{
    [Theory]
    [InlineData(
        """{"setup":{"model":"models/gemini-3.8-live","generationConfig":{"inputAudioTranscription":{}}}}""",
        "Invalid JSON payload received. Unknown name \"inputAudioTranscription\" at 'setup.generation_config': Cannot find field.")]
    [InlineData("""{"setup":{},"nonsense":1}""", "Invalid JSON payload received. Unknown name \"nonsense\": Cannot find field.")]
    [InlineData(
        """{"setup":{"systemInstruction":{"parts":[{"text":"a"},{"txt":"b"}]}}}""",
        "Invalid JSON payload received. Unknown name \"txt\" at 'setup.system_instruction.parts[1]': Cannot find field.")]
    [InlineData(
        """{"setup":{"model":"models/gemini-3.8-live"},"clientContent":{}}""",
        "Invalid value (oneof), oneof field 'message_type' is already set. Cannot set 'clientContent'")]
    [InlineData(
        """{"setup":{"model":"m","systemInstruction":{"parts":[{"text":"a","inlineData":{}}]}}}""",
        "Invalid value at 'setup.system_instruction.parts[0]' (oneof), oneof field 'data' is already set. Cannot set 'inlineData'")]
    [InlineData("""{"setup":{"model":5}}""", "Invalid value at 'setup.model' (TYPE_STRING), 5")]
    [InlineData(
        """{"setup":{"generationConfig":{"temperature":"warm"}}}""",
        "Invalid value at 'setup.generation_config.temperature' (TYPE_FLOAT), \"warm\"")]
    [InlineData(
        """{"setup":{"generationConfig":[]}}""",
        "Invalid JSON payload received. Unknown name \"generationConfig\" at 'setup': Proto field is not repeating, cannot start list.")]
    [InlineData("""{"setup":""", "Invalid JSON payload received. Unexpected token.")]
    [InlineData("""{"realtimeInput":{"text":"hello"}}""", "setup must be the first message and only the first")]
    public async Task A_bad_first_message_closes_with_1007_and_the_real_text(string message, string reason)
    {
        await using var client = await LiveClient.ConnectAsync(simulator.Server);

        await client.SendAsync(message);
        var closed = await client.ReceiveCloseAsync();

        // A close frame has room for 123 bytes of reason.
        Assert.Equal((1007, reason.Length > 123 ? reason[..123] : reason), (closed.Code, closed.Reason));
    }

    [Fact]
    public async Task An_enum_in_lower_case_is_refused()
    {
        await using var client = await LiveClient.ConnectAsync(simulator.Server);

        await client.SendAsync("""{"setup":{"model":"models/gemini-3.8-live","generationConfig":{"responseModalities":["audio"]}}}""");
        var closed = await client.ReceiveCloseAsync();

        Assert.Equal(1007, closed.Code);
        Assert.StartsWith("Invalid value at 'setup.generation_config.response_modalities[0]'", closed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"setup":{"model":"models/gemini-3.8-live","generation_config":{"response_modalities":["AUDIO"]},"session_resumption":{}}}""")]
    [InlineData("""{"setup":{"model":"models/gemini-3.8-live","contextWindowCompression":{"triggerTokens":"25000","slidingWindow":{"targetTokens":8000}}}}""")]
    [InlineData("""{"setup":{"model":"models/gemini-3.8-live","systemInstruction":null}}""")]
    public async Task Spellings_that_proto_JSON_allows_are_accepted(string message)
    {
        await using var client = await LiveClient.ConnectAsync(simulator.Server);

        await client.SendAsync(message);

        Assert.True((await client.ReceiveAsync()).Has("setupComplete"), client.LastText);
    }

    [Fact]
    public async Task URL_safe_base64_without_padding_is_the_same_audio()
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server);
        var pcm = Recording.Of("hello", "ko").Pcm;
        Assert.Contains('+', Convert.ToBase64String(pcm));

        foreach (var chunk in pcm.Chunk(4_802))
        {
            var data = Convert.ToBase64String(chunk).Replace('+', '-').Replace('/', '_').TrimEnd('=');
            await client.SendAsync($$"""{"realtime_input":{"audio":{"data":"{{data}}","mime_type":"audio/pcm;rate=24000"} } }""");
        }

        await client.SendAsync("""{"realtimeInput":{"audioStreamEnd":true}}""");
        var turn = await client.ReceiveTurnAsync();

        Assert.Equal(Recording.Of("hello", "en").Pcm, turn.Audio);
    }

    [Fact]
    public async Task A_second_setup_is_refused()
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server);

        await client.SendAsync("""{"setup":{"model":"models/gemini-3.8-live"}}""");

        Assert.Equal(1007, (await client.ReceiveCloseAsync()).Code);
    }
}
