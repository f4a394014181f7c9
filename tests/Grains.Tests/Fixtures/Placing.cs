using Interpreter.Core.Sessions;
using Orleans.Runtime.Placement;
using Orleans.TestingHost;

namespace Interpreter.Grains.Tests.Fixtures;

/// <summary>Puts sessions on the silo that a test names, as long as it is one of the cluster.</summary>
internal static class Placing
{
    public static async Task<ISession> OpenOnAsync(this ClusterFixture cluster, InProcessSiloHandle silo, SessionSettings settings)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo.SiloAddress);
        return await cluster.Directory.CreateAsync(settings, TestContext.Current.CancellationToken);
    }
}
