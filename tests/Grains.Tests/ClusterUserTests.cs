using Interpreter.Core.Tests.Users;
using Interpreter.Core.Users;
using Interpreter.Grains.Tests.Fixtures;
using Interpreter.Testing;
using Orleans.Core.Internal;

namespace Interpreter.Grains.Tests;

/// <summary>The promises of a user, kept by a cluster of two silos.</summary>
public sealed class ClusterUserTests(ClusterFixture cluster) : UserContractTests, IClassFixture<ClusterFixture>
{
    private protected override FakeClock Clock => cluster.UserClock;

    private protected override MemoryStore Store => cluster.Accounts;

    private protected override UserNotes Notes => cluster.UserNotes;

    private protected override IUserDirectory Users { get; } = cluster.UsersFromOutside();

    // The next call waits until the grain has stored, and finds it come to life anew.
    private protected override Task LetGoAsync() =>
        cluster.Cluster.Client.GetGrain<IUserGrain>(Id).Cast<IGrainManagementExtension>().DeactivateOnIdle().AsTask();
}
