using Interpreter.Grains;
using Interpreter.Hosting;
using Interpreter.Hosting.Limits;
using Interpreter.Hosting.Sessions;
using Interpreter.Hosting.Settings;
using Interpreter.Hosting.Storage;
using Interpreter.Hosting.Upstream;
using Interpreter.Silo.Clustering;
using Interpreter.Silo.Sweeping;
using Interpreter.Web.Preferences;

namespace Interpreter.Silo;

/// <summary>A silo: hosts the sessions and the users of a cluster, and answers health checks.</summary>
public sealed partial class SiloHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HostResources _resources;

    private SiloHost(WebApplication app, HostResources resources, string description) =>
        (_app, _resources, Description) = (app, resources, description);

    /// <summary>What it is, in one line: its cluster and its ports.</summary>
    public string Description { get; }

    /// <summary>Where it answers health checks: /alive and /ready.</summary>
    public Uri Health => new(_app.Urls.First());

    /// <summary>The silo's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a silo; returns when it takes sessions.</summary>
    /// <param name="args">Settings, as on the command line: "--SILO_PORT", "11111".</param>
    /// <param name="overrides">What to replace; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StartupException">A setting has no valid value, a port is taken, or the cluster can't be joined.</exception>
    public static async Task<SiloHost> StartAsync(
        IReadOnlyList<string> args, HostOverrides? overrides = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        overrides ??= new();
        var builder = HostBuilding.Create(typeof(SiloHost).Assembly, args, overrides);
        var settings = SettingsLoader.Load(builder.Configuration, isCluster: true);
        var cluster = settings.Cluster!;
        cluster = cluster with
        {
            SiloPort = FreePort.Of(cluster.SiloPort, cluster.Address, SettingNames.SiloPort),
            GatewayPort = FreePort.Of(cluster.GatewayPort, cluster.Address, SettingNames.SiloGatewayPort),
        };

        var resources = await HostResources.OpenAsync(settings, overrides, cancellationToken);
        try
        {
            if (!cluster.IsLocal)
            {
                await SchemaCheck.RunAsync(settings.Storage, cancellationToken);
            }

            AddServices(builder, settings, overrides, resources.Simulator?.BaseAddress);
            builder.Services.AddStore(resources.Store, settings.Storage);
            builder.UseOrleans(silo => ClusterSilo.Configure(silo, cluster, settings.Storage.ConnectionString));
            overrides.Services?.Invoke(builder.Services);
            var app = builder.Build();
            app.MapServiceDefaults();
            await JoinAsync(app, settings.Listen with { Port = cluster.HealthPort }, cancellationToken);
            var description = Describe(cluster, app.Urls.First(), resources.Upstream);
            Started(app.Logger, description);
            return new(app, resources, description);
        }
        catch
        {
            await resources.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the silo was told to stop, and has: Ctrl+C, SIGTERM, or <see cref="DisposeAsync"/>.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Hands the sessions over to other silos and stops.</summary>
    public ValueTask DisposeAsync() => _resources.StopAsync(_app);

    private static void AddServices(WebApplicationBuilder builder, HostSettings settings, HostOverrides overrides, Uri? simulator)
    {
        builder.Services.AddHostedService<Drain>();
        builder.AddBasics(settings, overrides, "interpreter-silo", settings.Cluster!.Drain);
        builder.WebHost.UseUrls((settings.Listen with { Port = settings.Cluster.HealthPort }).Url);
        builder.Services.AddSessions(settings.Sessions);
        builder.Services.AddLimits(settings.Users);
        builder.Services.AddGemini(settings, simulator);
        builder.Services.AddUserKeys();
        builder.Services.AddInterpreterGrains();
        if (!settings.Cluster.IsLocal)
        {
            builder.Services.AddSweeping(settings.Storage.ConnectionString);
        }
    }

    private static async Task JoinAsync(WebApplication app, ListenAddress health, CancellationToken cancellationToken)
    {
        try
        {
            await app.ListenAsync(health, SettingNames.SiloHealthPort, cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static string Describe(ClusterSettings cluster, string health, string upstream) =>
        $"Silo {cluster.Address}:{cluster.SiloPort} of the cluster \"{cluster.Id}\"{(cluster.IsLocal ? " on this machine alone" : "")}: gateways reach it at {cluster.Address}:{cluster.GatewayPort}, health checks at {health}. {upstream}";

    [LoggerMessage(Level = LogLevel.Information, Message = "{Silo}")]
    private static partial void Started(ILogger logger, string silo);
}
