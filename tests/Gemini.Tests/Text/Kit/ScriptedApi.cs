using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Interpreter.Gemini.Tests.Text.Kit;

/// <summary>An HTTP server on a loopback port that gives one scripted answer after the other, and the last for ever.</summary>
internal sealed class ScriptedApi : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<SeenRequest> _requests = [];
    private readonly SemaphoreSlim _arrived = new(0);

    private ScriptedApi(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.Single());

    /// <summary>What arrived, in order.</summary>
    public IReadOnlyList<SeenRequest> Requests => [.. _requests];

    public static Task<ScriptedApi> StartAsync(params Func<HttpContext, Task>[] answers) => StartAsync(certificate: null, answers);

    /// <summary>The same over TLS, with HTTP/2.</summary>
    public static async Task<ScriptedApi> StartAsync(X509Certificate2? certificate, params Func<HttpContext, Task>[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        var application = builder.Build();
        var server = new ScriptedApi(application);
        var count = 0;
        application.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            server._requests.Enqueue(new SeenRequest(
                $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}",
                await body.ReadToEndAsync(context.RequestAborted),
                context.Request.Headers["x-goog-api-key"],
                context.Connection.Id,
                context.Request.Protocol));
            server._arrived.Release();
            await answers[Math.Min(Interlocked.Increment(ref count), answers.Length) - 1](context);
        });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Waits until one more request has arrived.</summary>
    public async Task ArrivedAsync() => Assert.True(await _arrived.WaitAsync(TextFixture.Patience, TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _arrived.Dispose();
    }
}
