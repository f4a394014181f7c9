using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Hosting;
using Interpreter.Grains.Tests.Fixtures;

namespace Interpreter.Grains.Tests;

/// <summary>The promises of a session, kept by a cluster of two silos.</summary>
public sealed class ClusterSessionTests : SessionContractTests, IClassFixture<ClusterFixture>
{
    private readonly ClusterFixture _cluster;

    public ClusterSessionTests(ClusterFixture cluster)
    {
        _cluster = cluster;
        _cluster.Model = Model;
    }

    protected override ISessionDirectory Directory => _cluster.Directory;
}
