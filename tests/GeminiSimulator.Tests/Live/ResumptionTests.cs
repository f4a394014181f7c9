using System.Text.Json;
using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Live;

public sealed class ResumptionTests(SimulatorFixture simulator)
{
    private const string Resumable = """{"model":"models/gemini-3.8-live","sessionResumption":{} }""";

    [Fact]
    public async Task A_handle_after_a_turn_resumes_the_context_on_another_connection()
    {
        var client = await LiveClient.OpenAsync(simulator.Server, Resumable);
        await UsageTests.SpeakAsync(client);
        var first = await UsageTests.SpeakAsync(client);
        var handle = await HandleAsync(client);
        await CloseAsync(client);

        await using var resumed = await LiveClient.OpenAsync(simulator.Server, Resuming(handle));
        var next = await UsageTests.SpeakAsync(resumed);

        Assert.True(next.Prompt > first.Total, $"{next.Prompt} tokens do not continue {first.Total}.");
    }

    [Fact]
    public async Task A_session_that_another_connection_holds_cannot_be_resumed()
    {
        await using var holder = await LiveClient.OpenAsync(simulator.Server, Resumable);
        await UsageTests.SpeakAsync(holder);
        var handle = await HandleAsync(holder);
        await using var client = await LiveClient.ConnectAsync(simulator.Server);

        await client.SendAsync($$"""{"setup":{{Resuming(handle)}} }""");

        Assert.Equal(1011, (await client.ReceiveCloseAsync()).Code);
    }

    [Fact]
    public async Task A_connection_that_broke_releases_its_session()
    {
        await using var server = await Simulators.StartAsync(new() { TimeScale = 20 });
        var client = await LiveClient.OpenAsync(server, Resumable);
        await UsageTests.SpeakAsync(client);
        var handle = await HandleAsync(client);
        server.AbortAll();
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(client.ReceiveCloseAsync);
        await server.WhenClosedAsync(TestContext.Current.CancellationToken);

        await using var resumed = await LiveClient.OpenAsync(server, Resuming(handle));

        Assert.Equal(2, server.OpenedConnections);
    }

    [Fact]
    public async Task An_unknown_handle_closes_with_1008()
    {
        await using var client = await LiveClient.ConnectAsync(simulator.Server);

        await client.SendAsync($$"""{"setup":{{Resuming("never-given-out")}} }""");
        var closed = await client.ReceiveCloseAsync();

        Assert.Equal((1008, "Requested entity was not found."), (closed.Code, closed.Reason));
    }

    [Fact]
    public async Task A_handle_expires_after_two_hours()
    {
        var (server, clock) = await Simulators.StartFrozenAsync();
        await using var simulated = server;
        var client = await LiveClient.OpenAsync(server, Resumable);
        clock.Advance(TimeSpan.FromSeconds(5));
        var handle = await HandleAsync(client);
        await CloseAsync(client);
        clock.Advance(TimeSpan.FromHours(2));
        await using var late = await LiveClient.ConnectAsync(server);

        await late.SendAsync($$"""{"setup":{{Resuming(handle)}} }""");

        Assert.Equal(1008, (await late.ReceiveCloseAsync()).Code);
    }

    [Fact]
    public async Task Updates_come_every_few_seconds_and_are_empty_while_an_answer_is_made()
    {
        var (server, clock) = await Simulators.StartFrozenAsync();
        await using var simulated = server;
        await using var client = await LiveClient.OpenAsync(server, Resumable);
        clock.Advance(TimeSpan.FromSeconds(5));
        var idle = await client.ReceiveAsync();

        await client.SendAsync("""{"realtimeInput":{"text":"How much does this cost?"}}""");
        var busy = (await client.ReceiveUntilAsync("sessionResumptionUpdate"))[^1];

        Assert.True(idle.GetProperty("sessionResumptionUpdate").GetProperty("resumable").GetBoolean());
        Assert.Empty(busy.GetProperty("sessionResumptionUpdate").EnumerateObject());
    }

    [Fact]
    public async Task A_session_that_did_not_ask_gets_no_handle()
    {
        await using var client = await LiveClient.OpenAsync(simulator.Server, """{"model":"models/gemini-3.8-live"}""");

        await UsageTests.SpeakAsync(client);
        await client.SendAsync("""{"realtimeInput":{"text":"How much does this cost?"}}""");
        var turn = await client.ReceiveTurnAsync();

        Assert.False(turn.Has("sessionResumptionUpdate"));
    }

    private static string Resuming(string handle) => $$$"""{"model":"models/gemini-3.8-live","sessionResumption":{"handle":"{{{handle}}}"} }""";

    private static async Task<string> HandleAsync(LiveClient client)
    {
        JsonElement update;
        do
        {
            update = (await client.ReceiveUntilAsync("sessionResumptionUpdate"))[^1].GetProperty("sessionResumptionUpdate");
        }
        while (!update.TryGetProperty("newHandle", out _));

        return update.GetProperty("newHandle").GetString()!;
    }

    private static async Task CloseAsync(LiveClient client)
    {
        await client.Socket.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);
        await client.DisposeAsync();
    }
}
