using System.Diagnostics.Metrics;
using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Gateway.Cluster;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using GatewayOptions = Interpreter.Gateway.Cluster.GatewayOptions;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Interpreter.Grains.Tests.Fixtures;

/// <summary>A cluster of two silos in this process, whose sessions speak with whichever model a test names.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private readonly SharedModel _model = new();
    private readonly SharedStorage _storage = new();
    private ServiceProvider? _services;

    public InProcessTestCluster Cluster { get; private set; } = null!;

    /// <summary>The model of all sessions that connect from now on.</summary>
    public IUpstreamConnector Model
    {
        set => _model.Target = value;
    }

    /// <summary>The engine, as a gateway has it.</summary>
    internal ClusterDirectory Directory { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddKeyedSingleton<IGrainStorage>("sessions", _storage);
            silo.Configure<ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = TimeSpan.FromSeconds(1);
                membership.NumMissedProbesLimit = 2;
                membership.NumVotesForDeathDeclaration = 1;
            });
            silo.Services.AddSingleton(new SessionEngine(_model, new SessionOptions(), new SessionMetrics(), new Silence(), TimeProvider.System));
        });
        Cluster = builder.Build();
        await Cluster.DeployAsync();
        _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        Directory = new ClusterDirectory(
            Cluster.Client,
            new GatewayOptions(),
            TimeProvider.System,
            new ClusterMetrics(_services.GetRequiredService<IMeterFactory>(), NullLogger<ClusterMetrics>.Instance));
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await _services!.DisposeAsync();
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
