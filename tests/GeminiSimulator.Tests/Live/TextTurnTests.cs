using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Live;

public sealed class TextTurnTests(SimulatorFixture simulator)
{
    [Theory]
    [InlineData("""{"realtimeInput":{"text":"이거 얼마예요"}}""")]
    [InlineData("""{"clientContent":{"turns":[{"role":"user","parts":[{"text":"Interpret: "},{"text":"이거 얼마예요?"}]}],"turnComplete":true}}""")]
    public async Task Text_of_the_book_is_answered_with_text_and_recording_of_the_other_language(string message)
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server);

        await client.SendAsync(message);
        var turn = await client.ReceiveTurnAsync();

        Assert.Empty(turn.Heard);
        Assert.Equal("How much does this cost?", string.Concat(turn.Said));
        Assert.Equal(Recording.Of("price", "en").Pcm, turn.Audio);
    }

    [Fact]
    public async Task Other_text_is_answered_with_the_sound_of_the_unrecognised_and_never_quoted()
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server);

        await client.SendAsync("""{"realtimeInput":{"text":"Colourless green ideas sleep furiously."}}""");
        var turn = await client.ReceiveTurnAsync();

        Assert.Equal("[unrecognised]", string.Concat(turn.Said));
        Assert.NotEmpty(turn.Audio);
    }

    [Fact]
    public async Task ClientContent_without_turnComplete_waits_for_the_rest()
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server);

        await client.SendAsync("""{"clientContent":{"turns":[{"role":"user","parts":[{"text":"Interpret this:"}]}]}}""");
        await client.SendAsync("""{"clientContent":{"turns":[{"role":"user","parts":[{"text":"이거 얼마예요?"}]}],"turnComplete":true}}""");
        var turn = await client.ReceiveTurnAsync();

        Assert.Equal("How much does this cost?", string.Concat(turn.Said));
    }

    [Theory]
    [InlineData("gemini-3.8-live")]
    [InlineData("gemini-3.1-flash-live-preview")]
    public async Task Initial_history_is_taken_without_an_answer(string model)
    {
        await using var client = await LiveClient.OpenAsync(
            simulator.Server,
            $$$"""{"model":"models/{{{model}}}","historyConfig":{"initialHistoryInClientContent":true},"outputAudioTranscription":{} }""");

        await client.SendAsync("""
            {"clientContent":{"turns":[{"role":"user","parts":[{"text":"만나서 반갑습니다."}]},{"role":"model","parts":[{"text":"It is a pleasure to meet you."}]}],"turnComplete":true}}
            """);
        await client.SendAsync("""{"realtimeInput":{"text":"이거 얼마예요?"}}""");
        var turn = await client.ReceiveTurnAsync();

        Assert.Equal("How much does this cost?", string.Concat(turn.Said));
        Assert.False(turn.Has("interrupted"));
    }
}
