using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Chat;
using Interpreter.Grains.Tests.Fixtures;

namespace Interpreter.Grains.Tests;

/// <summary>The promises of a chat, kept by a cluster of two silos.</summary>
public sealed class ClusterChatTests(ChatCluster cluster) : ChatContractTests, IClassFixture<ChatCluster>
{
    private protected override ISessionDirectory Directory => cluster.Directory;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        cluster.Model = Voice;
        cluster.Text.Target = Model;
        cluster.Stored.Target = Store.Store.Sessions;
        cluster.Messages.Target = Store.Messages;
        cluster.Accounts.Open(Store.User.Id);
    }
}
