using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Live;

public sealed class BargeInTests
{
    private static readonly byte[] _pause = Recording.Silence(TimeSpan.FromSeconds(1));

    [Fact]
    public async Task Speech_during_an_answer_stops_its_audio_and_ends_the_turn_without_generationComplete()
    {
        var (server, _) = await Simulators.StartFrozenAsync();
        await using var simulator = server;
        await using var client = await LiveClient.OpenAsync(server);
        await client.SpeakAsync([.. Recording.Of("release", "en").Pcm, .. _pause]);
        await client.ReceiveUntilAsync("modelTurn");

        await client.SpeakAsync(Recording.Of("hello", "en").Pcm);
        var end = await client.ReceiveTurnAsync();

        Assert.Single(end.Messages, message => message.Has("interrupted"));
        Assert.False(end.Has("generationComplete"));
        Assert.Empty(end.Chunks);
        // Only the 200 ms that were sent are billed.
        Assert.Equal(5, end.Messages[^1].GetProperty("usageMetadata").GetProperty("responseTokenCount").GetInt32());
    }

    [Fact]
    public async Task Speech_while_the_answer_still_plays_interrupts_although_it_is_generated()
    {
        var (server, clock) = await Simulators.StartFrozenAsync();
        await using var simulator = server;
        await using var client = await LiveClient.OpenAsync(server);
        await client.SpeakAsync([.. Recording.Of("release", "en").Pcm, .. _pause]);
        await client.ReceiveUntilAsync("modelTurn");
        // 9.4 s of answer are sent within 2.7 s and played out within 9.4 s.
        clock.Advance(TimeSpan.FromSeconds(4));
        await client.ReceiveUntilAsync("generationComplete");

        await client.SpeakAsync(Recording.Of("hello", "en").Pcm);
        var end = await client.ReceiveTurnAsync();

        Assert.True(end.IndexOf("interrupted") >= 0 && end.IndexOf("interrupted") < end.IndexOf("turnComplete"));
    }

    [Fact]
    public async Task What_was_said_over_an_answer_is_answered_itself()
    {
        var (server, clock) = await Simulators.StartFrozenAsync();
        await using var simulator = server;
        await using var client = await LiveClient.OpenAsync(server);
        await client.SpeakAsync([.. Recording.Of("release", "en").Pcm, .. _pause]);
        await client.ReceiveUntilAsync("modelTurn");

        await client.SpeakAsync([.. Recording.Of("hello", "en").Pcm, .. _pause]);
        await client.ReceiveTurnAsync();
        var first = await client.ReceiveUntilAsync("modelTurn");
        clock.Advance(TimeSpan.FromMinutes(1));
        var second = new LiveTurn([.. first, .. await client.ReceiveUntilAsync("turnComplete")]);

        Assert.Equal(Recording.Of("hello", "ko").Pcm, second.Audio);
    }

    [Fact]
    public async Task NO_INTERRUPTION_lets_the_answer_finish_and_answers_the_other_turn_after_it()
    {
        var (server, clock) = await Simulators.StartFrozenAsync();
        await using var simulator = server;
        await using var client = await LiveClient.OpenAsync(
            server,
            """{"model":"models/gemini-3.8-live","realtimeInputConfig":{"activityHandling":"NO_INTERRUPTION"}}""");
        await client.SpeakAsync([.. Recording.Of("release", "en").Pcm, .. _pause]);
        var start = await client.ReceiveUntilAsync("modelTurn");

        await client.SpeakAsync([.. Recording.Of("hello", "en").Pcm, .. _pause]);
        clock.Advance(TimeSpan.FromMinutes(1));
        var first = new LiveTurn([.. start, .. await client.ReceiveUntilAsync("turnComplete")]);
        var next = await client.ReceiveUntilAsync("modelTurn");
        clock.Advance(TimeSpan.FromMinutes(1));
        var second = new LiveTurn([.. next, .. await client.ReceiveUntilAsync("turnComplete")]);

        Assert.False(first.Has("interrupted"));
        Assert.Equal(Recording.Of("release", "ko").Pcm, first.Audio);
        Assert.Equal(Recording.Of("hello", "ko").Pcm, second.Audio);
    }

    [Fact]
    public async Task ClientContent_with_turnComplete_interrupts_and_is_answered()
    {
        var (server, clock) = await Simulators.StartFrozenAsync();
        await using var simulator = server;
        await using var client = await LiveClient.OpenAsync(server);
        await client.SpeakAsync([.. Recording.Of("release", "en").Pcm, .. _pause]);
        await client.ReceiveUntilAsync("modelTurn");

        await client.SendAsync("""{"clientContent":{"turns":[{"role":"user","parts":[{"text":"How much does this cost?"}]}],"turnComplete":true}}""");
        var interrupted = await client.ReceiveTurnAsync();
        var start = await client.ReceiveUntilAsync("modelTurn");
        clock.Advance(TimeSpan.FromMinutes(1));
        var answer = new LiveTurn([.. start, .. await client.ReceiveUntilAsync("turnComplete")]);

        Assert.True(interrupted.Has("interrupted"));
        Assert.Equal(Recording.Of("price", "ko").Pcm, answer.Audio);
    }
}
