using System.Net.WebSockets;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Testing.Sockets;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Relay;

public sealed class LimitTests
{
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_beyond_the_burst_are_dropped_and_told_once()
    {
        await using var server = await WebServer.StartAsync(options => options with { MaxMessagesPerSecond = 5 });
        var (client, session) = await server.OpenAsync();
        using var _ = client;

        // The init took one of ten tokens, and the clock stands.
        for (var number = 1; number <= 20; number++)
        {
            await client.SendAsync($$"""{"type":"text","text":"{{number}}"}""");
        }

        await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Token);
        Assert.Equal("RATE_LIMITED", (await client.ReceiveErrorAsync()).Code);
        Assert.Equal(1000, await client.ReceiveCloseAsync());
        for (var number = 1; number <= 9; number++)
        {
            Assert.Equal(new SessionCommand.SendText($"{number}"), await session.NextCommandAsync());
        }

        Assert.Equal(0, session.CommandsWaiting);
    }

    [Fact]
    public async Task A_client_that_sends_no_valid_init_in_time_is_closed_with_1008()
    {
        await using var server = await WebServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SendAsync("""{"type":"audio"}""");
        Assert.Equal("NOT_READY", (await client.ReceiveErrorAsync()).Code);

        server.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(1008, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task A_client_with_a_session_may_be_silent_for_as_long_as_it_likes()
    {
        await using var server = await WebServer.StartAsync();
        var (client, _) = await server.OpenAsync();
        using var __ = client;
        server.Clock.Advance(TimeSpan.FromHours(1));
        await client.AssertAliveAsync();
    }

    [Fact]
    public async Task A_follower_that_fell_behind_is_told_and_closed_with_1013()
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync();
        using var _ = client;

        session.End(new SlowSubscriberException());

        Assert.Equal("SLOW_CLIENT", (await client.ReceiveErrorAsync()).Code);
        Assert.Equal(1013, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task A_client_that_reads_again_after_the_send_timeout_hears_that_it_is_slow()
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync();
        using var _ = client;
        await StallAsync(server, session);

        string text;
        do
        {
            text = await client.ReceiveTextAsync();
        }
        while (text.Contains("audio_response", StringComparison.Ordinal));
        Assert.Contains("SLOW_CLIENT", text, StringComparison.Ordinal);
        Assert.Equal(1013, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task A_client_that_never_reads_again_is_cut()
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync();
        using var _ = client;
        await StallAsync(server, session);

        server.Clock.Advance(CloseTimeout);

        // What the kernel still holds comes, and then the end without a close frame.
        await Assert.ThrowsAsync<WebSocketException>(async () =>
        {
            while (true)
            {
                Assert.NotEqual(WebSocketMessageType.Close, (await client.ReceiveMessageAsync()).Type);
            }
        });
    }

    [Fact]
    public async Task A_server_that_stops_closes_every_socket_with_1001()
    {
        await using var server = await WebServer.StartAsync();
        var (client, _) = await server.OpenAsync();
        using var __ = client;
        using var waiting = await server.ConnectAsync();
        await waiting.AssertAliveAsync();

        var stopping = server.App.StopAsync(Token);

        Assert.Equal(1001, await client.ReceiveCloseAsync());
        Assert.Equal(1001, await waiting.ReceiveCloseAsync());
        await stopping.WaitAsync(SocketClient.Patience, Token);
    }

    [Fact]
    public async Task A_server_that_stops_cuts_a_client_that_does_not_answer_the_close()
    {
        await using var server = await WebServer.StartAsync();
        var (client, _) = await server.OpenAsync();
        using var __ = client;

        var stopping = server.App.StopAsync(Token);
        Assert.Equal(WebSocketMessageType.Close, (await client.ReceiveMessageAsync()).Type);
        await server.Timers.WaitForAsync(CloseTimeout);
        server.Clock.Advance(CloseTimeout);

        await stopping.WaitAsync(SocketClient.Patience, Token);
    }

    /// <summary>Speaks more than the kernel holds for a client that does not read, until the server gives it up.</summary>
    private static async Task StallAsync(WebServer server, ScriptedSession session)
    {
        for (var number = 0; number < 600; number++)
        {
            session.Say(new SessionOutput.Speech(1, AudioFrame.Copy(new byte[48_000], 24_000)));
        }

        // A send that waits arms its timeout; one that is done before the clock moves is not hurt by it.
        await server.Timers.WaitForAsync(CloseTimeout, armed => server.Clock.Advance(armed == SendTimeout ? SendTimeout : TimeSpan.Zero));
    }
}
