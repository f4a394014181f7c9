using System.Net;
using System.Net.Sockets;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Tests.Server;
using Interpreter.Testing;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Contract;

/// <summary>How connecting fails, and how it is given up.</summary>
public abstract class ConnectingContract : ClientContract
{
    [Theory]
    [InlineData(401, UpstreamFailure.Auth)]
    [InlineData(404, UpstreamFailure.Argument)]
    [InlineData(429, UpstreamFailure.Quota)]
    [InlineData(503, UpstreamFailure.Transient)]
    public async Task A_refused_upgrade_is_told_by_its_status(int status, UpstreamFailure kind)
    {
        Needs(Ability.RefusalStatus);
        await using var server = await ScriptedServer.RefusingAsync(status);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => ConnectAsync(server));

        Assert.Equal((kind, status), (failure.Kind, failure.Code));
    }

    [Fact]
    public async Task A_failure_never_holds_the_key()
    {
        await using var server = await ScriptedServer.RefusingAsync(401);

        Assert.DoesNotContain("key-of-the-test", (await Assert.ThrowsAsync<UpstreamException>(() => ConnectAsync(server))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_close_in_the_place_of_setupComplete_is_told_by_its_words()
    {
        Needs(Ability.CloseCodes);
        const string Reason = "models/nonsense is not found for API version v1beta, or is not supported for bidiGenerateContent.";
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.ReceiveAsync();
            await client.CloseAsync(1008, Reason);
            await client.WaitForCloseAsync();
        });

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => ConnectAsync(server));

        Assert.Equal((UpstreamFailure.Argument, 1008, Reason), (failure.Kind, failure.Code, failure.Reason));
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_a_network_failure()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => ConnectAsync(new Uri($"http://127.0.0.1:{port}"), Setup));

        Assert.Equal((UpstreamFailure.Network, null, true), (failure.Kind, failure.Code, failure.CanRetry));
    }

    [Fact]
    public async Task A_server_that_never_takes_the_setup_is_given_up_after_the_setup_timeout()
    {
        var received = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.ReceiveAsync();
            received.SetResult();
            await Assert.ThrowsAnyAsync<Exception>(client.ReceiveAsync);
        });
        var clock = new FakeClock();
        var connecting = ConnectAsync(server, configure: options => options with { ConnectTimeout = TimeSpan.FromDays(30), SetupTimeout = TimeSpan.FromSeconds(3) }, timeProvider: clock);
        await received.Task.WaitAsync(Patience, Cancellation);

        // A client whose connecting includes the setup starts to count only after it was sent.
        await server.WaitAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(3));
            return connecting.IsCompleted;
        });

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => connecting);
        Assert.Equal((UpstreamFailure.Network, "Gemini did not take the setup within 3 s."), (failure.Kind, failure.Message));
        await server.Finished.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task The_caller_may_give_up()
    {
        var received = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.ReceiveAsync();
            received.SetResult();
            await Assert.ThrowsAnyAsync<Exception>(client.ReceiveAsync);
        });
        using var cancellation = new CancellationTokenSource();
        var connecting = Connector(server.Address).ConnectAsync(Setup, cancellation.Token);
        await received.Task.WaitAsync(Patience, Cancellation);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.WaitAsync(Patience, Cancellation));
        await server.Finished.WaitAsync(Patience, Cancellation);
    }
}
