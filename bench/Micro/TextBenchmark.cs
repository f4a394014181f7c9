using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BenchmarkDotNet.Attributes;
using Interpreter.Core.Text;
using Interpreter.Gemini;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Rest;
using Interpreter.Gemini.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Interpreter.Micro;

/// <summary>
/// A message to the text model over TLS on the loopback: on the pooled connection, and on a new one each time. There is
/// no distance here: a network adds to each new connection two or three round trips.
/// </summary>
public class TextBenchmark
{
    private const string Answer = """{"candidates":[{"content":{"parts":[{"text":"The sky is blue."}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":5,"totalTokenCount":12},"modelVersion":"gemini-3.8-flash"}""";

    private static readonly TextRequest Message = TextRequest.Of("Why is the sky blue?");

    private WebApplication _server = null!;
    private X509Certificate2 _certificate = null!;
    private HttpClient _http = null!;
    private GeminiTextModel _pooled = null!;

    [GlobalSetup]
    public async Task StartAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        _certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));
        _server = builder.Build();
        _server.Run(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(Answer);
        });
        await _server.StartAsync();
        _http = CreateClient();
        _pooled = ModelOf(_http);
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _certificate.Dispose();
    }

    [Benchmark(Baseline = true)]
    public Task<TextAnswer> PooledConnection() => _pooled.GenerateAsync(Message, CancellationToken.None);

    [Benchmark]
    public async Task<TextAnswer> NewConnection()
    {
        using var http = CreateClient();
        return await ModelOf(http).GenerateAsync(Message, CancellationToken.None);
    }

    // The certificate is of this process' own making.
    private HttpClient CreateClient() =>
        GeminiHttp.CreateClient(handler => handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == _certificate.GetCertHashString());

    private GeminiTextModel ModelOf(HttpClient http) => new(
        new TextClient(new RestChannel(http, new RestOptions { Endpoint = new GeminiEndpoint.Developer(new Uri(_server.Urls.Single())), Credential = GeminiCredential.Parse("key") })),
        new GeminiTextModels());
}
