using Interpreter.GeminiSimulator.Auth;
using Interpreter.GeminiSimulator.Live;
using Interpreter.GeminiSimulator.Rest;
using Interpreter.GeminiSimulator.Speech;
using Interpreter.GeminiSimulator.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Interpreter.GeminiSimulator;

/// <summary>
/// A running simulator: a real server on a real port that speaks Gemini's protocols, and what a host or a test can
/// see of it and do to it.
/// </summary>
public sealed class GeminiSimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly LiveHub _hub;
    private readonly FaultQueue _faults;

    private GeminiSimulatorServer(WebApplication app, LiveHub hub, FaultQueue faults)
    {
        _app = app;
        _hub = hub;
        _faults = faults;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        BaseAddress = new Uri(address);
    }

    /// <summary>The http address of the server, with the port that it got.</summary>
    public Uri BaseAddress { get; }

    /// <summary>How many live connections have been opened since the start.</summary>
    public int OpenedConnections => _hub.Opened;

    /// <summary>How many live connections are open now.</summary>
    public int OpenConnections => _hub.Open.Count;

    /// <summary>The setup messages that arrived, as JSON, oldest first; the latest 256.</summary>
    public IReadOnlyList<string> Setups => _hub.Setups;

    /// <summary>Starts a server.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time scale is not above 0.</exception>
    /// <exception cref="PhrasebookException">The phrasebook cannot be read; the message says what is wrong.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<GeminiSimulatorServer> StartAsync(GeminiSimulatorOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var time = new ScaledTimeProvider(options.TimeProvider, options.TimeScale);
        var services = new LiveServices(
            options,
            time,
            Phrasebook.Load(options.Phrasebook),
            new ResumptionStore(time, options.ResumptionHandleLifetime),
            new Voice(vertex: false),
            new Voice(vertex: true));

        // Empty: neither the environment nor an appsettings.json of the host that embeds it may configure the simulator.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls($"http://{options.Host}:{options.Port}");
        var app = builder.Build();

        var hub = new LiveHub(app.Services.GetRequiredService<ILogger<LiveHub>>());
        var gate = new AccessGate(options.RefuseKeys);
        var tokens = new AuthTokenStore(time);
        var live = new LiveEndpoint(services, hub, gate, tokens);
        app.Use(CollapseSlashes);
        app.UseRouting();
        app.UseWebSockets();
        app.Map("/ws/{**method}", live.HandleAsync);
        var faults = new FaultQueue();
        new RestEndpoints(gate, faults, new(services.Book, new(services.Book, time), time), new(tokens, time)).Map(app);
        await app.StartAsync(cancellationToken);
        return new(app, hub, faults);
    }

    // The official JavaScript SDK asks for "//ws/...", and the real server takes it.
    private static Task CollapseSlashes(HttpContext http, RequestDelegate next)
    {
        http.Request.Path = new PathString("/" + http.Request.Path.Value!.TrimStart('/'));
        return next(http);
    }

    /// <summary>Closes every live connection with a code and a reason.</summary>
    public void CloseAll(int code, string reason)
    {
        foreach (var connection in _hub.Open)
        {
            connection.Close(new(code, reason));
        }
    }

    /// <summary>Cuts every live connection without a close frame, as a broken network does.</summary>
    public void AbortAll()
    {
        foreach (var connection in _hub.Open)
        {
            connection.Abort();
        }
    }

    /// <summary>Refuses the next REST requests, whatever they ask; after them come those of further calls.</summary>
    /// <param name="fault">How.</param>
    /// <param name="requests">How many.</param>
    public void RefuseRequests(RestFault fault, int requests = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(requests);
        _faults.Add(fault, requests);
    }

    /// <summary>Tells every live connection to go away now; those still open after that time are closed with 1008.</summary>
    /// <param name="timeLeft">In simulated time.</param>
    public void SendGoAway(TimeSpan timeLeft)
    {
        foreach (var connection in _hub.Open)
        {
            connection.GoAway(timeLeft);
        }
    }

    /// <summary>
    /// Completes when the live connections that are open now have closed, and their sessions can be resumed elsewhere.
    /// </summary>
    public Task WhenClosedAsync(CancellationToken cancellationToken) => _hub.WhenClosedAsync().WaitAsync(cancellationToken);

    /// <summary>Completes when the server has stopped.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => ((IHost)_app).WaitForShutdownAsync(cancellationToken);

    /// <summary>Cuts the live connections and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        AbortAll();
        await _app.DisposeAsync();
    }
}
