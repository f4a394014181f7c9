using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Interpreter.Gemini.Tests.Server;

/// <summary>A WebSocket server on a loopback port that does what a test's script says.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ScriptedServer(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.Single());

    /// <summary>Completes with the script of the first connection; fails as it fails.</summary>
    public Task Finished => _finished.Task;

    /// <summary>Starts a server that accepts upgrades and runs the script on each.</summary>
    public static Task<ScriptedServer> StartAsync(Func<ServerConnection, Task> script) =>
        StartAsync(async (server, context) =>
        {
            try
            {
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
                await script(new ServerConnection(socket, context));
                server._finished.TrySetResult();
            }
            catch (Exception exception)
            {
                server._finished.TrySetException(exception);
            }
        });

    /// <summary>Starts a server that answers every request with a status and a body.</summary>
    public static Task<ScriptedServer> RefusingAsync(int status, string body = "") =>
        StartAsync(async (server, context) =>
        {
            server.LastRequest = context.Request.Method + " " + context.Request.Path + context.Request.QueryString;
            server.LastKey = context.Request.Headers["x-goog-api-key"];
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });

    public string? LastRequest { get; private set; }

    public string? LastKey { get; private set; }

    /// <summary>Waits until the script has come so far, or has ended.</summary>
    public async Task WaitAsync(Func<bool> isSoFar)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(LiveClientFixture.Patience);
        while (!isSoFar() && !Finished.IsCompleted)
        {
            timeout.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static async Task<ScriptedServer> StartAsync(Func<ScriptedServer, HttpContext, Task> handle)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var server = new ScriptedServer(application);
        application.UseWebSockets();
        application.Run(context => handle(server, context));
        await application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }
}
