using Interpreter.GeminiSimulator.Speech;
using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Live;

public sealed class AutomaticTurnTests(SimulatorFixture simulator)
{
    private static readonly byte[] _pause = Recording.Silence(TimeSpan.FromSeconds(1.2));

    [Theory]
    [InlineData("hello", "ko", "en")]
    [InlineData("station", "en", "ko")]
    [InlineData("release", "en", "ko")]
    public async Task Speech_and_a_pause_are_answered_with_the_other_languages_recording_bit_for_bit(string phrase, string from, string to)
    {
        var (spoken, expected) = (Recording.Of(phrase, from), Recording.Of(phrase, to));
        await using var client = await LiveClient.OpenAsync(simulator.Server);

        await client.SpeakAsync([.. spoken.Pcm, .. _pause]);
        var turn = await client.ReceiveTurnAsync();

        Assert.Equal(spoken.Text, string.Concat(turn.Heard));
        Assert.Equal(expected.Text, string.Concat(turn.Said));
        Assert.True(expected.Pcm.AsSpan().SequenceEqual(turn.Audio));
    }

    [Fact]
    public async Task An_answer_comes_in_the_chunks_of_the_service_and_ends_with_generationComplete_then_turnComplete_and_usage()
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server);

        await client.SpeakAsync([.. Recording.Of("thanks", "ko").Pcm, .. _pause]);
        var turn = await client.ReceiveTurnAsync();

        Assert.Equal(9_600, turn.Chunks[0].Length);
        Assert.All(turn.Chunks.Skip(1).SkipLast(1), chunk => Assert.Equal(11_520, chunk.Length));
        Assert.InRange(turn.Chunks[^1].Length, 2, 11_520);
        Assert.True(turn.IndexOf("generationComplete") < turn.IndexOf("turnComplete"));
        var last = turn.Messages[^1];
        Assert.Equal("IDLE", last.Content("interactionStatus")!.Value.GetString());
        // 60,140 samples of 24 kHz at 25 tokens a second.
        Assert.Equal(63, last.GetProperty("usageMetadata").GetProperty("responseTokenCount").GetInt32());
    }

    [Fact]
    public async Task audioStreamEnd_ends_the_turn_without_a_pause()
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server, """{"model":"models/gemini-3.8-live"}""");

        await client.SpeakAsync(Recording.Of("hello", "en").Pcm);
        await client.SendAsync("""{"realtimeInput":{"audioStreamEnd":true}}""");
        var turn = await client.ReceiveTurnAsync();

        Assert.Equal(Recording.Of("hello", "ko").Pcm, turn.Audio);
        Assert.Empty(turn.Said);
    }

    [Fact]
    public async Task A_client_that_just_stops_sending_gets_no_answer_however_long_it_waits()
    {
        var (server, clock) = await Simulators.StartFrozenAsync();
        await using var simulated = server;
        await using var client = await LiveClient.OpenAsync(server);
        await client.SpeakAsync(Recording.Of("hello", "en").Pcm);
        clock.Advance(TimeSpan.FromMinutes(5));

        // An answer, had there been one, would now be interrupted.
        await client.SendAsync("""{"realtimeInput":{"text":"How much does this cost?"}}""");
        var messages = await client.ReceiveUntilAsync("modelTurn");

        Assert.Single(messages);
    }

    [Fact]
    public async Task An_answer_is_sent_three_and_a_half_times_as_fast_as_it_plays_and_its_turn_completes_when_it_has_played()
    {
        var (server, clock) = await Simulators.StartFrozenAsync();
        await using var simulated = server;
        await using var client = await LiveClient.OpenAsync(server, """{"model":"models/gemini-3.8-live"}""");
        await client.SendAsync("""{"realtimeInput":{"text":"How much does this cost?"}}""");
        var first = await client.ReceiveAsync();

        // 34,200 samples play for 1.425 s: 200 ms, five times 240 ms, and a rest.
        clock.Advance(TimeSpan.FromMilliseconds(200) / 3.5);
        var second = await client.ReceiveAsync();
        clock.Advance(TimeSpan.FromSeconds(1.425 / 3.5));
        var rest = await client.ReceiveUntilAsync("generationComplete");
        await client.SendAsync("""{"realtimeInput":{"text":"How much does this cost?"}}""");
        var interrupted = await client.ReceiveTurnAsync();

        Assert.True(first.Has("modelTurn") && second.Has("modelTurn"));
        Assert.Equal(7 - 2 + 1, rest.Count);
        Assert.True(interrupted.Has("interrupted"), "It was still playing.");
    }

    [Fact]
    public async Task Noise_is_answered_with_the_sound_of_unrecognised_speech()
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server);

        await client.SpeakAsync([.. Recording.Noise(TimeSpan.FromSeconds(2)), .. _pause]);
        var turn = await client.ReceiveTurnAsync();

        Assert.Matches(@"^\[unrecognised speech, \d\.\d s\]$", string.Concat(turn.Heard));
        Assert.Equal("[unrecognised]", string.Concat(turn.Said));
        Assert.True(UnrecognisedSpeech.Pcm24k.Span.SequenceEqual(turn.Audio));
    }
}
