using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Gemini;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Upstream;
using Interpreter.GeminiSimulator;
using Interpreter.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(Interpreter.Cli.Tests.Fixtures.InterpreterServer))]

namespace Interpreter.Cli.Tests.Fixtures;

/// <summary>An interpreter on a real port, before a simulated Gemini on another.</summary>
public sealed class InterpreterServer : IAsyncLifetime
{
    public const string RefusedKey = "refused-key";

    private WebApplication? _app;
    private LocalSessionDirectory? _sessions;

    public GeminiSimulatorServer Gemini { get; private set; } = null!;

    public string Url { get; private set; } = "";

    public int LiveSessions => _sessions!.Count;

    public async ValueTask InitializeAsync()
    {
        // The answers come at 10 times their pace: what is tested is what arrives, not how long it plays.
        Gemini = await GeminiSimulatorServer.StartAsync(
            new GeminiSimulatorOptions { TimeScale = 10, RefuseKeys = new HashSet<string> { RefusedKey } },
            CancellationToken.None);
        var client = new LiveClient(new LiveClientOptions
        {
            Endpoint = new GeminiEndpoint.Developer(Gemini.BaseAddress),
            Credential = GeminiCredential.Parse("a-key"),
        });
        _sessions = new LocalSessionDirectory(new GeminiUpstreamConnector(client), new Core.Sessions.SessionOptions(), new SessionMetrics(), null, TimeProvider.System);

        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<ISessionDirectory>(_sessions);
        builder.Services.AddSingleton<IModelCatalog>(new GeminiModels());
        builder.Services.AddInterpreterWeb(new InterpreterWebOptions());
        _app = builder.Build();
        _app.UseInterpreterWeb();
        await _app.StartAsync();
        Url = $"{_app.Urls.First().Replace("http:", "ws:", StringComparison.Ordinal)}/ws";
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        await _sessions!.DisposeAsync();
        await Gemini.DisposeAsync();
    }
}
