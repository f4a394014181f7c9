using Interpreter.Testing.Sockets;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Testing;
using Interpreter.Web.Http;
using Interpreter.Web.Socket;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Interpreter.Web.Tests.Fixtures;

/// <summary>A real server on a free loopback port, over scripted sessions and a clock that stands.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private WebServer(WebApplication app, ScriptedDirectory sessions, FakeClock clock, TimerWatch timers) =>
        (App, Sessions, Clock, Timers) = (app, sessions, clock, timers);

    public WebApplication App { get; }

    public ScriptedDirectory Sessions { get; }

    public FakeClock Clock { get; }

    public TimerWatch Timers { get; }

    public UpstreamStatus Status => App.Services.GetRequiredService<UpstreamStatus>();

    public Uri Address => new(App.Urls.First());

    public static async Task<WebServer> StartAsync(Func<SocketOptions, SocketOptions>? configure = null)
    {
        var clock = new FakeClock();
        var timers = new TimerWatch(clock);
        var sessions = new ScriptedDirectory();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddSingleton<TimeProvider>(timers);
        builder.Services.AddSingleton<ISessionDirectory>(sessions);
        builder.Services.AddSingleton<IModelCatalog>(Models.Catalog);
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new(Scratch.NewFolder()));
        builder.Services.AddInterpreterWeb(new InterpreterWebOptions { Socket = configure?.Invoke(new()) ?? new() });
        var app = builder.Build();
        app.UseInterpreterWeb();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, sessions, clock, timers);
    }

    public HttpClient CreateHttpClient() => new() { BaseAddress = Address };

    public Task<SocketClient> ConnectAsync(string? origin = null) => SocketClient.ConnectAsync(Address, origin);

    /// <summary>Connects and opens a session.</summary>
    public async Task<(SocketClient Client, ScriptedSession Session)> OpenAsync(string init = """{"type":"init"}""")
    {
        var client = await ConnectAsync();
        await client.SendAsync(init);
        var connected = await client.ReceiveAsync();
        Assert.Equal("connected", connected["type"]?.GetValue<string>());
        return (client, await Sessions.NextSessionAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
    }
}
