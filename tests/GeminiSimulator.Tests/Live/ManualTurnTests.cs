using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Live;

public sealed class ManualTurnTests(SimulatorFixture simulator)
{
    private const string Setup = """
        {"model":"models/gemini-3.8-live","inputAudioTranscription":{},"outputAudioTranscription":{},
         "realtimeInputConfig":{"automaticActivityDetection":{"disabled":true}}}
        """;

    [Fact]
    public async Task An_activity_is_answered_when_the_client_ends_it()
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server, Setup);

        await client.SendAsync("""{"realtimeInput":{"activityStart":{}}}""");
        await client.SpeakAsync(Recording.Of("meet", "ko").Pcm);
        await client.SendAsync("""{"realtimeInput":{"activityEnd":{}}}""");
        var turn = await client.ReceiveTurnAsync();

        Assert.Equal(Recording.Of("meet", "ko").Text, string.Concat(turn.Heard));
        Assert.Equal(Recording.Of("meet", "en").Pcm, turn.Audio);
    }

    [Fact]
    public async Task Audio_outside_an_activity_is_not_part_of_it()
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server, Setup);

        await client.SpeakAsync([.. Recording.Of("release", "en").Pcm, .. Recording.Silence(TimeSpan.FromSeconds(2))]);
        await client.SendAsync("""{"realtimeInput":{"activityStart":{}}}""");
        await client.SpeakAsync(Recording.Of("price", "en").Pcm);
        await client.SendAsync("""{"realtimeInput":{"activityEnd":{}}}""");
        var turn = await client.ReceiveTurnAsync();

        Assert.Equal(Recording.Of("price", "ko").Pcm, turn.Audio);
    }

    [Fact]
    public async Task An_activity_without_speech_completes_without_an_answer()
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server, Setup);

        await client.SendAsync("""{"realtimeInput":{"activityStart":{}}}""");
        await client.SpeakAsync(Recording.Silence(TimeSpan.FromSeconds(1)));
        await client.SendAsync("""{"realtimeInput":{"activityEnd":{}}}""");
        var turn = await client.ReceiveTurnAsync();

        Assert.Single(turn.Messages);
    }

    [Fact]
    public async Task activityStart_interrupts_an_answer()
    {
        var (server, _) = await Simulators.StartFrozenAsync();
        await using var frozen = server;
        await using var client = await LiveClient.OpenAsync(server, Setup);
        await client.SendAsync("""{"realtimeInput":{"text":"How much does this cost?"}}""");
        await client.ReceiveUntilAsync("modelTurn");

        await client.SendAsync("""{"realtimeInput":{"activityStart":{}}}""");
        var end = await client.ReceiveTurnAsync();

        Assert.True(end.Has("interrupted"));
    }

    [Theory]
    [InlineData(Setup, """{"realtimeInput":{"audioStreamEnd":true}}""")]
    [InlineData("""{"model":"models/gemini-3.8-live"}""", """{"realtimeInput":{"activityStart":{}}}""")]
    public async Task Marks_of_the_other_mode_are_refused(string setup, string message)
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server, setup);

        await client.SendAsync(message);
        var closed = await client.ReceiveCloseAsync();

        Assert.Equal((1007, "Request contains an invalid argument."), (closed.Code, closed.Reason));
    }
}
