using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Interpreter.Gemini.Rest;
using Interpreter.Gemini.Tests.Text.Kit;
using Interpreter.Gemini.Text;
using static Interpreter.Gemini.Tests.Text.Kit.TextFixture;

namespace Interpreter.Gemini.Tests.Text;

public sealed class ConnectionTests
{
    [Fact]
    public async Task Many_requests_at_once_share_one_connection_where_TLS_offers_HTTP2()
    {
        const int AtOnce = 20;
        var arrived = 0;
        var all = new TaskCompletionSource();
        using var certificate = SelfSigned();
        await using var server = await ScriptedApi.StartAsync(certificate, Answers.Ok, async context =>
        {
            if (Interlocked.Increment(ref arrived) == AtOnce)
            {
                all.SetResult();
            }

            await all.Task.WaitAsync(Patience, context.RequestAborted);
            await Answers.Ok(context);
        });
        using var http = GeminiHttp.CreateClient(handler => handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString());
        var client = new TextClient(new RestChannel(http, new RestOptions { Endpoint = new GeminiEndpoint.Developer(server.Address), Credential = GeminiCredential.Parse("k") }));

        await client.AskAsync();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => client.AskAsync()));

        Assert.Equal("HTTP/2", Assert.Single(server.Requests.Select(request => request.Protocol).Distinct()));
        Assert.Single(server.Requests.Select(request => request.Connection).Distinct());
    }

    [Fact]
    public async Task A_server_that_nobody_vouches_for_never_sees_the_key()
    {
        using var certificate = SelfSigned();
        await using var server = await ScriptedApi.StartAsync(certificate, Answers.Ok);

        var failure = await server.Client(options => options with { MaxRetries = 1 }).FailAsync();

        Assert.Equal(Core.Upstream.UpstreamFailure.Network, failure.Kind);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_redirection_is_not_followed_with_the_key()
    {
        await using var elsewhere = await ScriptedApi.StartAsync(Answers.Ok);
        await using var server = await ScriptedApi.StartAsync(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = elsewhere.Address.ToString();
            return Task.CompletedTask;
        });

        await server.Client().FailAsync();

        Assert.Empty(elsewhere.Requests);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
