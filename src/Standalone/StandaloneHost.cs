using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Users;
using Interpreter.GeminiSimulator;
using Interpreter.Hosting;
using Interpreter.Hosting.Limits;
using Interpreter.Hosting.Sessions;
using Interpreter.Hosting.Settings;
using Interpreter.Hosting.Storage;
using Interpreter.Hosting.Upstream;

namespace Interpreter.Standalone;

/// <summary>The interpreter in one process: page, socket, sessions, and the simulator where there is no key.</summary>
public sealed partial class StandaloneHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HostResources _resources;

    private StandaloneHost(WebApplication app, HostResources resources, Uri address) =>
        (_app, _resources, Address) = (app, resources, address);

    /// <summary>The address that a browser on this machine opens, with the port that was bound.</summary>
    public Uri Address { get; }

    /// <summary>The simulator that answers in place of Gemini; null when there is a key.</summary>
    public GeminiSimulatorServer? Simulator => _resources.Simulator;

    /// <summary>The server's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a server.</summary>
    /// <param name="args">Settings, as on the command line: "--PORT", "0".</param>
    /// <param name="overrides">What to replace; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StartupException">A setting has no valid value, or the address is taken.</exception>
    public static async Task<StandaloneHost> StartAsync(
        IReadOnlyList<string> args, HostOverrides? overrides = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        overrides ??= new();
        var builder = HostBuilding.Create(typeof(StandaloneHost).Assembly, args, overrides);
        var settings = SettingsLoader.Load(builder.Configuration);

        var resources = await HostResources.OpenAsync(settings, overrides, cancellationToken);
        try
        {
            builder.AddBasics(settings, overrides, "interpreter", ClientServing.ShutdownTimeout);
            builder.AddClients(settings);
            AddSessions(builder.Services, settings);
            builder.Services.AddGemini(settings, resources.Simulator?.BaseAddress);
            builder.Services.AddStore(resources.Store, settings.Storage);
            overrides.Services?.Invoke(builder.Services);
            var app = builder.Build();
            app.UseInterpreterWeb();
            app.MapServiceDefaults();
            var address = await app.ListenAsync(settings, cancellationToken);
            Started(app.Logger, address, resources.Upstream);
            return new(app, resources, address);
        }
        catch
        {
            await resources.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the server was told to stop, and has: Ctrl+C, SIGTERM, or <see cref="DisposeAsync"/>.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Closes every socket with 1001 and stops.</summary>
    public ValueTask DisposeAsync() => _resources.StopAsync(_app);

    private static void AddSessions(IServiceCollection services, HostSettings settings)
    {
        services.AddSessions(settings.Sessions);
        services.AddLimits(settings.Users);
        services.AddSingleton<IUserDirectory, LocalUserDirectory>();
        services.AddSingleton<ISessionDirectory, LocalSessionDirectory>();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The interpreter listens on {Address}. {Upstream}")]
    private static partial void Started(ILogger logger, Uri address, string upstream);
}
