using System.Net;
using System.Net.WebSockets;
using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests.Live;

public sealed class HandshakeTests(SimulatorFixture simulator)
{
    private const string Service = "/ws/google.ai.generativelanguage";
    private static readonly HashSet<string> _revoked = ["revoked"];

    [Theory]
    [InlineData(".v1beta.GenerativeService.BidiGenerateContent?key=k", null, null)]
    [InlineData(".v1alpha.GenerativeService.BidiGenerateContent", "x-goog-api-key", "k")]
    public async Task A_key_in_query_or_header_opens_a_connection(string path, string? header, string? value)
    {
        await using var client = await LiveClient.ConnectAsync(simulator.Server, Service + path, header is null ? [] : [(header, value!)]);

        await client.SendAsync("""{"setup":{"model":"models/gemini-3.8-live"}}""");
        await client.ReceiveAsync();

        Assert.Equal("{\n  \"setupComplete\": {}\n}\n", client.LastText);
        Assert.Equal(WebSocketMessageType.Binary, client.LastType);
    }

    [Fact]
    public async Task Text_frames_are_a_setting()
    {
        await using var server = await Simulators.StartAsync(new() { TextFrames = true });
        await using var client = await LiveClient.OpenAsync(server);

        Assert.Equal(WebSocketMessageType.Text, client.LastType);
    }

    [Theory]
    [InlineData("", 1008, "Method doesn't allow unregistered callers")]
    [InlineData("?key=revoked", 1007, "API key not valid. Please pass a valid API key.")]
    public async Task A_bad_key_is_told_in_the_close_frame(string query, int code, string reason)
    {
        await using var server = await Simulators.StartAsync(new() { RefuseKeys = _revoked });
        await using var client = await LiveClient.ConnectAsync(server, LiveClient.Path + query);

        var closed = await client.ReceiveCloseAsync();

        Assert.Equal(code, closed.Code);
        Assert.StartsWith(reason, closed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", HttpStatusCode.Forbidden)]
    [InlineData("?key=revoked", HttpStatusCode.BadRequest)]
    public async Task A_bad_key_fails_the_upgrade_where_that_is_set(string query, HttpStatusCode status)
    {
        await using var server = await Simulators.StartAsync(new() { RefuseKeys = _revoked, KeyRefusal = KeyRefusal.RejectUpgrade });
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(
            new Uri($"ws://{server.BaseAddress.Authority}{LiveClient.Path}{query}"), TestContext.Current.CancellationToken));

        Assert.Equal(status, socket.HttpStatusCode);
    }

    [Fact]
    public async Task An_unknown_model_closes_with_1008()
    {
        await using var client = await LiveClient.ConnectAsync(simulator.Server);

        await client.SendAsync("""{"setup":{"model":"models/gemini-9-live"}}""");
        var closed = await client.ReceiveCloseAsync();

        Assert.Equal(1008, closed.Code);
        Assert.StartsWith(
            "models/gemini-9-live is not found for API version v1beta, or is not supported for bidiGenerateContent.",
            closed.Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_agent_platform_names_its_session_and_its_own_fields()
    {
        await using var client = await LiveClient.ConnectAsync(
            simulator.Server,
            "/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent",
            ("Authorization", "Bearer token"));

        await client.SendAsync("""{"setup":{"model":"projects/p/locations/l/publishers/google/models/gemini-3.8-live"}}""");
        var opened = await client.ReceiveAsync();
        await client.SendAsync("""{"realtimeInput":{"text":"How much does this cost?"}}""");
        var turn = await client.ReceiveTurnAsync();

        Assert.True(Guid.TryParse(opened.GetProperty("setupComplete").GetProperty("sessionId").GetString(), out _));
        var spoken = turn.Messages.First(message => message.Has("modelTurn")).Content("modelTurn")!.Value;
        Assert.Equal("model", spoken.GetProperty("role").GetString());
        Assert.Equal("audio/pcm", spoken.GetProperty("parts")[0].GetProperty("inlineData").GetProperty("mimeType").GetString());
        Assert.True(turn.Messages[^1].GetProperty("usageMetadata").TryGetProperty("candidatesTokenCount", out _));
    }

    [Fact]
    public async Task A_path_that_the_service_does_not_have_is_not_found()
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(
            new Uri($"ws://{simulator.Server.BaseAddress.Authority}/ws/anything?key=k"), TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.NotFound, socket.HttpStatusCode);
    }
}
