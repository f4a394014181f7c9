using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Auth;

public sealed class AuthTokenTests(SimulatorFixture simulator)
{
    private const string Setup = """{"setup":{"model":"models/gemini-3.8-live","outputAudioTranscription":{}}}""";

    [Theory]
    [InlineData("v1beta")]
    [InlineData("v1alpha")]
    public async Task A_token_opens_as_many_sessions_as_it_has_uses(string version)
    {
        var token = await CreateAsync("""{"uses":1}""");

        await using var first = await ConnectAsync(token, version);
        await first.SendAsync(Setup);
        Assert.True((await first.ReceiveAsync()).Has("setupComplete"));
        await using var second = await ConnectAsync(token, version);
        await second.SendAsync(Setup);

        Assert.Equal(1008, (await second.ReceiveCloseAsync()).Code);
    }

    [Fact]
    public async Task A_token_without_mask_fixes_the_whole_setup()
    {
        var token = await CreateAsync("""{"bidiGenerateContentSetup":{"model":"models/gemini-3.8-live"}}""");

        await using var client = await ConnectAsync(token);
        await client.SendAsync("""{"setup":{"model":"models/gemini-9","outputAudioTranscription":{}}}""");
        var turn = await SayAsync(client);

        Assert.Empty(turn.Said);
    }

    [Fact]
    public async Task A_token_with_a_mask_fixes_what_the_mask_names()
    {
        var token = await CreateAsync(
            """{"bidiGenerateContentSetup":{"model":"models/gemini-3.8-live"},"fieldMask":"model,input_audio_transcription"}""");

        await using var client = await ConnectAsync(token);
        await client.SendAsync("""{"setup":{"model":"models/gemini-9","outputAudioTranscription":{}}}""");
        var turn = await SayAsync(client);

        Assert.NotEmpty(turn.Said);
    }

    [Fact]
    public async Task An_unknown_token_is_refused()
    {
        await using var client = await ConnectAsync("auth_tokens/none");

        Assert.Equal(1008, (await client.ReceiveCloseAsync()).Code);
    }

    [Fact]
    public async Task A_token_opens_no_session_after_a_minute()
    {
        var (server, clock) = await Simulators.StartFrozenAsync();
        await using var simulated = server;
        var token = await CreateAsync("{}", server);
        clock.Advance(TimeSpan.FromMinutes(1));
        await using var client = await ConnectAsync(token, server: server);

        await client.SendAsync(Setup);

        Assert.Equal(1008, (await client.ReceiveCloseAsync()).Code);
    }

    private static async Task<LiveTurn> SayAsync(LiveClient client)
    {
        Assert.True((await client.ReceiveAsync()).Has("setupComplete"));
        await client.SendAsync("""{"realtimeInput":{"text":"How much does this cost?"}}""");
        return await client.ReceiveTurnAsync();
    }

    private async Task<string> CreateAsync(string json, GeminiSimulatorServer? server = null)
    {
        using var client = new RestClient(server ?? simulator.Server);
        var (_, body) = await client.PostAsync("v1alpha/auth_tokens", json);
        return body.GetProperty("name").GetString()!;
    }

    private Task<LiveClient> ConnectAsync(string token, string version = "v1alpha", GeminiSimulatorServer? server = null) => LiveClient.ConnectAsync(
        server ?? simulator.Server,
        $"/ws/google.ai.generativelanguage.{version}.GenerativeService.BidiGenerateContentConstrained?access_token={token}");
}
