using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Interpreter.Client.Tests.Fixtures;

/// <summary>A server that does what a test says, however wrong: a script for each socket in turn, and answers for HTTP.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Queue<Func<ScriptedSocket, Task>> _scripts;

    private ScriptedServer(WebApplication app, IEnumerable<Func<ScriptedSocket, Task>> scripts, RequestDelegate? http)
    {
        _app = app;
        _scripts = new(scripts);
        app.UseWebSockets();
        app.Run(context => context.Request.Path == "/ws" || context.Request.Path == "/ws/listen" ? ServeAsync(context) : http!(context));
    }

    public Uri Address => new(_app.Urls.First());

    /// <summary>The status of upgrades for which there is no script.</summary>
    public int StatusAfter { get; set; } = StatusCodes.Status503ServiceUnavailable;

    /// <summary>What the newest upgrade carried as its authorization.</summary>
    public string? Authorization { get; private set; }

    /// <summary>Where the newest upgrade went.</summary>
    public string? Path { get; private set; }

    public static Task<ScriptedServer> StartAsync(params Func<ScriptedSocket, Task>[] scripts) => StartAsync(scripts, null);

    public static Task<ScriptedServer> StartAsync(RequestDelegate http) => StartAsync([], http);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task<ScriptedServer> StartAsync(IEnumerable<Func<ScriptedSocket, Task>> scripts, RequestDelegate? http)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ScriptedServer(builder.Build(), scripts, http);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    private async Task ServeAsync(HttpContext context)
    {
        Authorization = context.Request.Headers.Authorization;
        Path = context.Request.Path;
        Func<ScriptedSocket, Task>? script;
        lock (_scripts)
        {
            _scripts.TryDequeue(out script);
        }

        if (script is null)
        {
            context.Response.StatusCode = StatusAfter;
            return;
        }

        await script(new(await context.WebSockets.AcceptWebSocketAsync()));
    }
}
