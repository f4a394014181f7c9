using Interpreter.Gateway.Joining;
using Interpreter.Hosting;
using Interpreter.Hosting.Limits;
using Interpreter.Hosting.Settings;
using Interpreter.Hosting.Storage;
using Interpreter.Hosting.Upstream;
using Orleans.Dashboard;

namespace Interpreter.Gateway;

/// <summary>A gateway: page, socket and HTTP API of a cluster, whose sessions live on silos. Any client may come to any gateway.</summary>
public sealed partial class GatewayHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HostResources _resources;

    private GatewayHost(WebApplication app, HostResources resources, Uri address) =>
        (_app, _resources, Address) = (app, resources, address);

    /// <summary>The address that a browser on this machine opens, with the port that was bound.</summary>
    public Uri Address { get; }

    /// <summary>The gateway's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a gateway; returns when it listens. It is ready, as /ready tells, when a silo can be reached.</summary>
    /// <param name="args">Settings, as on the command line: "--PORT", "0".</param>
    /// <param name="overrides">What to replace; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StartupException">A setting has no valid value, the database can't be opened, or the address is taken.</exception>
    public static async Task<GatewayHost> StartAsync(
        IReadOnlyList<string> args, HostOverrides? overrides = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        overrides ??= new();
        var builder = HostBuilding.Create(typeof(GatewayHost).Assembly, args, overrides);
        var settings = SettingsLoader.Load(builder.Configuration, isCluster: true);

        var resources = await HostResources.OpenAsync(settings, overrides, cancellationToken);
        try
        {
            // Answers what is asked without a session: those are on silos.
            builder.AddBasics(settings, overrides, "interpreter-gateway", ClientServing.ShutdownTimeout);
            builder.AddClients(settings);
            builder.Services.AddLimits(settings.Users);
            builder.Services.AddGemini(settings, resources.Simulator?.BaseAddress);
            builder.Services.AddStore(resources.Store, settings.Storage);
            builder.AddCluster(settings.Cluster!, settings.Storage.ConnectionString);
            overrides.Services?.Invoke(builder.Services);
            var app = builder.Build();
            app.UseStartedCluster();
            app.UseInterpreterWeb();
            app.MapServiceDefaults();
            app.MapAdministratorPages().MapOrleansDashboard(AdministratorPages.Prefix);
            var address = await app.ListenAsync(settings, cancellationToken);
            Started(app.Logger, address, settings.Cluster!.Id, resources.Upstream);
            return new(app, resources, address);
        }
        catch
        {
            await resources.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the gateway was told to stop, and has: Ctrl+C, SIGTERM, or <see cref="DisposeAsync"/>.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Closes every socket with 1001, so that clients come to another gateway, and stops.</summary>
    public ValueTask DisposeAsync() => _resources.StopAsync(_app);

    [LoggerMessage(Level = LogLevel.Information, Message = "The gateway of the cluster \"{Cluster}\" listens on {Address}. {Upstream}")]
    private static partial void Started(ILogger logger, Uri address, string cluster, string upstream);
}
