using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Tests.Server;
using Interpreter.Testing;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Live;

public sealed class LiveClientTests
{
    [Fact]
    public async Task A_key_travels_in_a_header_and_never_in_the_address()
    {
        string? path = null, key = null, setup = null;
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            (path, key) = (client.Request.Path + client.Request.QueryString, client.Request.Headers["x-goog-api-key"]);
            setup = await client.SetUpAsync();
            await client.WaitForCloseAsync();
        });

        await (await server.ConnectAsync()).DisposeAsync();

        Assert.Equal("/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent", path);
        Assert.Equal("key-of-the-test", key);
        Assert.Equal("""{"setup":{"model":"models/gemini-3.8-live"}}""", setup);
    }

    [Fact]
    public async Task An_ephemeral_token_uses_the_constrained_method()
    {
        string? path = null, authorization = null;
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            (path, authorization) = (client.Request.Path, client.Request.Headers.Authorization);
            await client.SetUpAsync();
            await client.WaitForCloseAsync();
        });

        await (await server.ConnectAsync(options => options with { Credential = GeminiCredential.Parse("auth_tokens/abc") })).DisposeAsync();

        Assert.Equal("/ws/google.ai.generativelanguage.v1alpha.GenerativeService.BidiGenerateContentConstrained", path);
        Assert.Equal("Token auth_tokens/abc", authorization);
    }

    [Fact]
    public async Task Vertex_gets_a_bearer_token_and_a_full_model_name()
    {
        string? path = null, authorization = null, setup = null;
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            (path, authorization) = (client.Request.Path, client.Request.Headers.Authorization);
            setup = await client.SetUpAsync();
            await client.WaitForCloseAsync();
        });

        await (await server.ConnectAsync(options => options with
        {
            Endpoint = new GeminiEndpoint.Vertex("my-project", "us-central1", server.Address),
            Credential = new GeminiCredential.OAuth(_ => new("oauth-token")),
        })).DisposeAsync();

        Assert.Equal("/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent", path);
        Assert.Equal("Bearer oauth-token", authorization);
        Assert.Equal("projects/my-project/locations/us-central1/publishers/google/models/gemini-3.8-live", (string?)JsonNode.Parse(setup!)!["setup"]!["model"]);
    }

    [Theory]
    [InlineData(400, UpstreamFailure.Argument)]
    [InlineData(401, UpstreamFailure.Auth)]
    [InlineData(403, UpstreamFailure.Auth)]
    [InlineData(404, UpstreamFailure.Argument)]
    [InlineData(429, UpstreamFailure.Quota)]
    [InlineData(503, UpstreamFailure.Transient)]
    [InlineData(200, UpstreamFailure.Transient)]
    public async Task A_refused_upgrade_is_told_by_its_status(int status, UpstreamFailure kind)
    {
        await using var server = await ScriptedServer.RefusingAsync(status);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => server.ConnectAsync());

        Assert.Equal((kind, status), (failure.Kind, failure.Code));
        Assert.DoesNotContain("key-of-the-test", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_close_in_the_place_of_setupComplete_is_told_by_its_words()
    {
        const string Reason = "models/nonsense is not found for API version v1beta, or is not supported for bidiGenerateContent.";
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.ReceiveAsync();
            await client.CloseAsync(1008, Reason);
            await client.WaitForCloseAsync();
        });

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => server.ConnectAsync());

        Assert.Equal((UpstreamFailure.Argument, 1008, Reason), (failure.Kind, failure.Code, failure.Reason));
    }

    [Fact]
    public async Task An_error_in_the_place_of_setupComplete_is_told()
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.ReceiveAsync();
            await client.SendAsync("""{"error":{"code":403,"message":"Permission denied on resource project."}}""");
            await client.WaitForCloseAsync();
        });

        Assert.Equal(UpstreamFailure.Auth, (await Assert.ThrowsAsync<UpstreamException>(() => server.ConnectAsync())).Kind);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_a_network_failure()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => Client(port).ConnectAsync(Setup, Cancellation));

        Assert.Equal((UpstreamFailure.Network, null), (failure.Kind, failure.Code));
    }

    [Fact]
    public async Task A_server_that_never_answers_the_upgrade_is_given_up_after_the_connect_timeout()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var clock = new FakeClock();
        var connecting = Client(((IPEndPoint)listener.LocalEndpoint).Port, clock).ConnectAsync(Setup, Cancellation);
        using var accepted = await listener.AcceptSocketAsync(Cancellation);

        clock.Advance(TimeSpan.FromSeconds(10));

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => connecting.WaitAsync(Patience, Cancellation));
        Assert.Equal((UpstreamFailure.Network, "Gemini did not answer within 10 s."), (failure.Kind, failure.Message));
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
        var connecting = server.ConnectAsync(options => options with { SetupTimeout = TimeSpan.FromSeconds(3) }, clock);
        await received.Task.WaitAsync(Patience, Cancellation);

        clock.Advance(TimeSpan.FromSeconds(3));

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
        var connecting = new LiveClient(Options(server)).ConnectAsync(Setup, cancellation.Token);
        await received.Task.WaitAsync(Patience, Cancellation);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.WaitAsync(Patience, Cancellation));
    }

    private static LiveClient Client(int port, TimeProvider? timeProvider = null) => new(
        new LiveClientOptions { Endpoint = new GeminiEndpoint.Developer(new Uri($"http://127.0.0.1:{port}")), Credential = GeminiCredential.Parse("k") },
        timeProvider);
}
