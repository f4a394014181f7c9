using System.Diagnostics.Metrics;
using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Tests.Users;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;
using Interpreter.Gateway.Cluster;
using Interpreter.Gateway.Listening;
using Interpreter.Grains.Listening;
using Interpreter.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;
using GatewayOptions = Interpreter.Gateway.Cluster.GatewayOptions;

namespace Interpreter.Grains.Tests.Fixtures;

/// <summary>
/// A cluster of two silos in this process, whose sessions speak with whichever model a test names. Users have a clock that
/// the test moves; everything else runs in real time.
/// </summary>
public class ClusterFixture : IAsyncLifetime
{
    private readonly SharedModel _model = new();
    private ServiceProvider? _services;

    public InProcessTestCluster Cluster { get; private set; } = null!;

    /// <summary>The model of all sessions that connect from now on.</summary>
    public IUpstreamConnector Model
    {
        set => _model.Target = value;
    }

    /// <summary>Everybody's limits, before the cluster starts.</summary>
    internal UserOptions Users { get; init; } = new();

    /// <summary>What all sessions share, before the cluster starts.</summary>
    internal SessionOptions Sessions { get; init; } = new();

    /// <summary>How the gateway meets the cluster.</summary>
    internal GatewayOptions Gateway { get; init; } = new();

    /// <summary>More of a silo, before the cluster starts.</summary>
    internal Action<ISiloBuilder> Silo { get; init; } = static _ => { };

    internal FakeClock UserClock { get; } = new();

    internal MemoryStore Accounts { get; } = new();

    internal UserNotes UserNotes { get; } = new();

    internal SharedStorage Storage { get; } = new();

    /// <summary>The engine, as a gateway has it.</summary>
    internal ClusterDirectory Directory { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Configure<ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = TimeSpan.FromSeconds(1);
                membership.NumMissedProbesLimit = 2;
                membership.NumVotesForDeathDeclaration = 1;
            });
            AddPorts(silo.Services);
            Silo(silo);
            silo.Services.AddInterpreterGrains();
            silo.AddListening();
        });
        builder.ConfigureClient(static client => client.AddListening());
        Cluster = builder.Build();
        await Cluster.DeployAsync();
        _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        Directory = NewGateway(Cluster.Client);
    }

    /// <summary>A gateway that calls from a silo: another client of the cluster.</summary>
    internal ClusterDirectory NewGateway(int silo) => NewGateway(Cluster.Silos[silo].ServiceProvider.GetRequiredService<IClusterClient>());

    private ClusterDirectory NewGateway(IClusterClient client) => new(
        client,
        Gateway,
        TimeProvider.System,
        new ClusterMetrics(_services!.GetRequiredService<IMeterFactory>(), NullLogger<ClusterMetrics>.Instance));

    /// <summary>The users, as a silo has them.</summary>
    internal IUserDirectory UsersFrom(int silo) =>
        new GrainUsers(Cluster.Silos[silo].ServiceProvider.GetRequiredService<IGrainFactory>(), TimeProvider.System, Users);

    /// <summary>The users, as a gateway has them.</summary>
    internal IUserDirectory UsersFromOutside() => new GrainUsers(Cluster.Client, TimeProvider.System, Users);

    /// <summary>The silo on which a grain lives; null where it lives nowhere.</summary>
    public async Task<InProcessSiloHandle?> SiloOfAsync(IAddressable grain)
    {
        var address = await Cluster.Client.GetGrain<Orleans.Runtime.IManagementGrain>(0).GetActivationAddress(grain);
        return address is null ? null : Cluster.Silos.SingleOrDefault(silo => silo.SiloAddress.Equals(address));
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await (_services?.DisposeAsync() ?? ValueTask.CompletedTask);
        GC.SuppressFinalize(this);
    }

    private void AddPorts(IServiceCollection services)
    {
        services.AddKeyedSingleton<IGrainStorage>(GrainServices.SessionStorage, Storage);
        services.AddSingleton<IUpstreamConnector>(_model);
        services.AddSingleton(Sessions);
        services.AddSingleton<SessionMetrics>();
        services.AddSingleton<ISessionObserver, Silence>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Users);
        services.AddSingleton<UserMetrics>();
        services.AddSingleton<IUserObserver>(UserNotes);
        services.AddSingleton<IUserStore>(Accounts);
        services.AddSingleton<ISnapshotStore>(Accounts);
        services.AddSingleton(provider => new UserEngine(
            Accounts, Accounts, Users with { StoresFirst = true }, provider.GetRequiredService<UserMetrics>(), UserNotes, UserClock));
    }

    private sealed class SharedModel : IUpstreamConnector
    {
        public IUpstreamConnector? Target { get; set; }

        public Task<IUpstream> ConnectAsync(UpstreamSetup setup, CancellationToken cancellationToken) => Target!.ConnectAsync(setup, cancellationToken);
    }

    private sealed class Silence : ISessionObserver
    {
        public void Noted(string sessionId, SessionNote note)
        {
        }
    }
}
