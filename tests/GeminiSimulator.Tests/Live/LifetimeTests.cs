using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Live;

public sealed class LifetimeTests
{
    [Fact]
    public async Task A_connection_is_told_to_go_away_after_nine_minutes_and_closed_with_1008_fifty_seconds_later()
    {
        var (server, clock) = await Simulators.StartFrozenAsync();
        await using var simulator = server;
        await using var client = await LiveClient.OpenAsync(server);

        clock.Advance(TimeSpan.FromMinutes(9) - TimeSpan.FromTicks(1));
        await client.SendAsync("""{"realtimeInput":{"text":"How much does this cost?"}}""");
        Assert.True((await client.ReceiveAsync()).Has("modelTurn"), "Nothing comes before its time.");
        clock.Advance(TimeSpan.FromTicks(1));
        var goAway = (await client.ReceiveUntilAsync("goAway"))[^1];
        clock.Advance(TimeSpan.FromSeconds(50));
        var closed = await client.ReceiveCloseAsync();

        Assert.Equal("50s", goAway.GetProperty("goAway").GetProperty("timeLeft").GetString());
        Assert.Equal(1008, closed.Code);
    }

    [Fact]
    public async Task A_host_can_send_goAway_and_close_and_count_its_connections()
    {
        var (server, clock) = await Simulators.StartFrozenAsync();
        await using var simulator = server;
        await using var first = await LiveClient.OpenAsync(server);
        await using var second = await LiveClient.OpenAsync(server, """{"model":"models/gemini-2.0-flash-exp"}""");
        Assert.Equal((2, 2), (server.OpenedConnections, server.OpenConnections));
        Assert.Contains("gemini-2.0-flash-exp", server.Setups[1], StringComparison.Ordinal);

        server.SendGoAway(TimeSpan.FromSeconds(1.5));
        Assert.Equal("1.5s", (await first.ReceiveAsync()).GetProperty("goAway").GetProperty("timeLeft").GetString());
        Assert.True((await second.ReceiveAsync()).Has("goAway"));
        clock.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(1008, (await first.ReceiveCloseAsync()).Code);
        Assert.Equal(1008, (await second.ReceiveCloseAsync()).Code);

        await using var third = await LiveClient.OpenAsync(server);
        server.CloseAll(1011, "Internal error encountered.");
        var closed = await third.ReceiveCloseAsync();
        Assert.Equal((1011, "Internal error encountered."), (closed.Code, closed.Reason));
    }

    [Fact]
    public async Task A_message_that_is_too_long_closes_with_1009()
    {
        await using var server = await Simulators.StartAsync(new() { MaxMessageBytes = 10_000 });
        await using var client = await LiveClient.OpenAsync(server);

        await client.SendAsync($$"""{"realtimeInput":{"text":"{{new string('x', 20_000)}}"} }""");

        Assert.Equal(1009, (await client.ReceiveCloseAsync()).Code);
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_off()
    {
        await using var server = await Simulators.StartAsync(new() { TimeScale = 1000, MaxQueuedMessages = 4, AnswerDelay = TimeSpan.Zero });
        await using var client = await LiveClient.OpenAsync(
            server, """{"model":"models/gemini-3.8-live","realtimeInputConfig":{"activityHandling":"NO_INTERRUPTION"}}""");

        // More audio than the sockets' buffers hold, asked for and never read: the server ends it, and sending fails.
        var failure = await Record.ExceptionAsync(async () =>
        {
            while (true)
            {
                await client.SendAsync("""{"realtimeInput":{"text":"The new release improves reliability, reduces latency, and adds support for many more languages, which our customers have been asking for since last year."}}""");
                await Task.Yield();
            }
        });

        Assert.IsAssignableFrom<System.Net.WebSockets.WebSocketException>(failure);
    }
}
