using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Interpreter.Pooling;

/// <summary>A text model over TLS, in a process of its own, that counts its connections. It is asked on standard input.</summary>
internal static class ModelServer
{
    private const string Answer = """{"candidates":[{"content":{"parts":[{"text":"The sky is blue."}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":5,"totalTokenCount":12},"modelVersion":"gemini-3.8-flash"}""";

    private static int _connections;

    /// <summary>Serves until standard input ends; each line there is answered with the connections so far, and the CPU in ms.</summary>
    public static async Task RunAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Use(Count);
            listen.UseHttps(certificate);
        }));
        await using var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(Answer);
        });
        await app.StartAsync();

        Console.WriteLine($"{new Uri(app.Urls.Single()).Port} {certificate.GetCertHashString()}");
        while (await Console.In.ReadLineAsync() is not null)
        {
            Console.WriteLine(FormattableString.Invariant($"{_connections} {Environment.CpuUsage.TotalTime.TotalMilliseconds}"));
        }
    }

    private static ConnectionDelegate Count(ConnectionDelegate next) => connection =>
    {
        Interlocked.Increment(ref _connections);
        return next(connection);
    };
}
