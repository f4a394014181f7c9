using System.Net;
using System.Net.Sockets;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Failures;
using Interpreter.Gemini.Tests.Server;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Failures;

public sealed class RefusalProbeTests
{
    private const string InvalidKey = """
        {
          "error": {
            "code": 400,
            "message": "API key not valid. Please pass a valid API key.",
            "status": "INVALID_ARGUMENT",
            "details": [ { "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com" } ]
          }
        }
        """;

    [Fact]
    public async Task A_key_that_is_accepted_has_no_problem_and_travels_in_a_header()
    {
        await using var server = await ScriptedServer.RefusingAsync(200, """{"models":[]}""");

        Assert.Null(await ProbeAsync(server.Address));
        Assert.Equal("GET /v1beta/models?pageSize=1", server.LastRequest);
        Assert.Equal("key-of-the-test", server.LastKey);
    }

    [Theory]
    [InlineData(400, InvalidKey, UpstreamFailure.Auth)]
    [InlineData(400, """{"error":{"code":400,"message":"User location is not supported for the API use.","status":"FAILED_PRECONDITION"}}""", UpstreamFailure.Policy)]
    [InlineData(403, """{"error":{"code":403,"message":"Requests from referer <empty> are blocked.","status":"PERMISSION_DENIED"}}""", UpstreamFailure.Auth)]
    [InlineData(429, """{"error":{"code":429,"message":"You exceeded your current quota"}}""", UpstreamFailure.Quota)]
    [InlineData(502, "<html>Bad gateway</html>", UpstreamFailure.Transient)]
    [InlineData(503, "", UpstreamFailure.Transient)]
    public async Task A_refusal_is_told_by_its_words_and_status(int status, string body, UpstreamFailure kind)
    {
        await using var server = await ScriptedServer.RefusingAsync(status, body);

        var problem = await ProbeAsync(server.Address);

        Assert.Equal((kind, status), (problem!.Kind, problem.Code));
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_a_problem_too()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.Equal(UpstreamFailure.Network, (await ProbeAsync(new Uri($"ws://127.0.0.1:{port}")))!.Kind);
    }

    [Fact]
    public async Task A_token_can_be_tried_only_by_connecting()
    {
        using var http = new HttpClient();

        Assert.Null(await new RefusalProbe(http, new GeminiEndpoint.Developer(), GeminiCredential.Parse("auth_tokens/t")).ProbeAsync(Cancellation));
    }

    private static async Task<UpstreamException?> ProbeAsync(Uri address)
    {
        using var http = new HttpClient();
        return await new RefusalProbe(http, new GeminiEndpoint.Developer(address), GeminiCredential.Parse("key-of-the-test")).ProbeAsync(Cancellation);
    }
}
