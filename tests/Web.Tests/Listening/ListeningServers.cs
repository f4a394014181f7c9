using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Testing;
using Interpreter.Testing.Sockets;
using Interpreter.Testing.Upstream;
using Interpreter.Web.Accounts;
using Interpreter.Web.Listening;
using Interpreter.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Interpreter.Web.Tests.Listening;

/// <summary>Two real servers that serve the same sessions with the same keys, as the gateways of a cluster do.</summary>
internal sealed class ListeningServers : IAsyncDisposable
{
    private readonly SessionMetrics _metrics = new();
    private readonly LocalSessionDirectory _sessions;
    private readonly List<WebApplication> _apps = [];

    private ListeningServers() => _sessions = new LocalSessionDirectory(Model, new Core.Sessions.SessionOptions(), _metrics, null, TimeProvider.System);

    public ScriptedConnector Model { get; } = new();

    public Uri First => new(_apps[0].Urls.First());

    public Uri Second => new(_apps[1].Urls.First());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ListeningServers> StartAsync(ListeningOptions? options = null, bool guests = true)
    {
        var servers = new ListeningServers();
        var keys = Scratch.NewFolder();
        for (var number = 0; number < 2; number++)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
            builder.Services.AddSingleton<ISessionDirectory>(servers._sessions);
            builder.Services.AddSingleton<IModelCatalog>(Models.Catalog);
            builder.Services.AddDataProtection().SetApplicationName("interpreter").PersistKeysToFileSystem(new(keys));
            builder.Services.AddInterpreterWeb(new InterpreterWebOptions { Listening = options ?? new(), Accounts = new AccountOptions { Guests = guests || number > 0 } });
            var app = builder.Build();
            app.UseInterpreterWeb();
            await app.StartAsync(Cancel);
            servers._apps.Add(app);
        }

        return servers;
    }

    /// <summary>Opens a session at the second server, and shares it.</summary>
    public async Task<(SocketClient Speaker, ScriptedUpstream Model, string Token)> ShareAsync()
    {
        var speaker = await SocketClient.ConnectAsync(Second);
        await speaker.SendAsync("""{"type":"init","config":{"events":"extended"}}""");
        var model = await Model.OpenedAsync(Cancel);
        await speaker.SendAsync("""{"type":"share"}""");
        var shared = await speaker.ReceiveTypeAsync("shared");
        return (speaker, model, shared["listenToken"]!.GetValue<string>());
    }

    /// <summary>Listens at a server.</summary>
    public static async Task<SocketClient> ListenAsync(Uri server, string token, string config = """{"audioEncoding":"base64"}""", string more = "")
    {
        var listener = await SocketClient.ConnectAsync(server, path: "/ws/listen");
        await listener.SendAsync($$"""{"type":"init","mode":"listen","listenToken":"{{token}}","config":{{config}}{{more}}}""");
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps)
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }

        await _sessions.DisposeAsync();
        _metrics.Dispose();
    }
}
