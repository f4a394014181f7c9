using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Hosting;
using Interpreter.Grains.Tests.Fixtures;

namespace Interpreter.Grains.Tests;

/// <summary>The promises to those who listen, kept by a cluster of two silos.</summary>
public sealed class ClusterListeningTests : ListeningContractTests, IClassFixture<ClusterFixture>
{
    private readonly ClusterFixture _cluster;

    public ClusterListeningTests(ClusterFixture cluster)
    {
        _cluster = cluster;
        _cluster.Model = Model;
    }

    protected override ISessionDirectory Directory => _cluster.Directory;
}
