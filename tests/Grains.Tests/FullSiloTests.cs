using Interpreter.Core.Chat;
using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Tests.Chat;
using Interpreter.Core.Tests.Hosting;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Grains.Tests.Fixtures;
using Interpreter.Testing.Text;
using Interpreter.Testing.Upstream;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Interpreter.Grains.Tests;

/// <summary>A silo that holds as many sessions as it may, among them chats.</summary>
public sealed class FullSiloTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ChatCluster _cluster = new() { Sessions = new SessionOptions { MaxSessions = 2 } };
    private readonly ScriptedTextModel _model = new();
    private ChatStore? _store;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private InProcessSiloHandle Full => _cluster.Cluster.Silos[0];

    private InProcessSiloHandle Other => _cluster.Cluster.Silos[1];

    public async ValueTask InitializeAsync()
    {
        _store = await ChatStore.OpenAsync();
        await _cluster.InitializeAsync();
        _cluster.Model = new ScriptedConnector();
        _cluster.Text.Target = _model;
        _cluster.Stored.Target = _store.Store.Sessions;
        _cluster.Messages.Target = _store.Messages;
        _cluster.Accounts.Open(_store.User.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _store!.DisposeAsync();
    }

    [Fact]
    public async Task It_closes_a_chat_that_only_waits_never_one_that_is_followed_and_what_it_does_not_take_the_other_takes()
    {
        var (waiting, followed) = (await _store!.NewChatAsync(), await _store.NewChatAsync());
        var left = await ChatAsync(Full, waiting, "My name is Ada.", "Hello, Ada.");
        await left.DisposeAsync();
        await using var stays = await ChatAsync(Full, followed, "One?", "1");

        await using var talk = new Conversation(await MakeRoomAsync());
        await talk.UntilAsync<SessionOutput.Attached>();
        await _cluster.Storage.GoneAsync(_cluster.Cluster.Client.GetGrain<ISessionGrain>(waiting.Key).GetGrainId(), Patience, Cancel);

        // Nobody is left there who makes room: the next attempt comes to the other silo.
        await _cluster.OpenOnAsync(Full, MachineRig.Settings());
        Assert.Equal((2, 1), (Sessions(Full), Sessions(Other)));
        await using var back = await ChatAsync(Full, waiting, "Who am I?", "Ada.", turns: 3);
        Assert.Equal((2, 2), (Sessions(Full), Sessions(Other)));
        Assert.NotNull(await _cluster.Directory.FindAsync(followed.Key.ToString(), Cancel));
    }

    private static int Sessions(InProcessSiloHandle silo) => silo.ServiceProvider.GetRequiredService<SessionEngine>().Count;

    // The silo learns a moment later that nobody follows the chat any more: until then it takes nothing, and the other does.
    private async Task<ISession> MakeRoomAsync()
    {
        for (var attempt = 1; attempt < 100; attempt++)
        {
            var session = await _cluster.OpenOnAsync(Full, MachineRig.Settings());
            if (Sessions(Other) == 0)
            {
                return session;
            }

            await session.SendAsync(new SessionCommand.Close(), Cancel);
            while (Sessions(Other) > 0)
            {
                await Task.Yield();
            }
        }

        throw new InvalidOperationException("The chat makes no room.");
    }

    // Follows a new chat there, or one that comes back, and lets one question be answered.
    private async Task<Follower> ChatAsync(InProcessSiloHandle silo, ChatSession chat, string question, string reply, int turns = 1)
    {
        var settings = MachineRig.Settings() with { Key = chat.Key, OwnerId = chat.OwnerId, Chat = new ChatSettings { SessionId = chat.Id } };
        var session = await _cluster.OpenOnAsync(silo, settings);
        var outputs = new Follower(session, 0);
        await session.SendAsync(new SessionCommand.Ask(question), Cancel);
        var asked = await _model.AskedAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
        Assert.Equal(turns, asked.Request.Turns.Count);
        asked.Say(reply);
        await outputs.UntilAsync<SessionOutput.TurnCompleted>();
        return outputs;
    }
}
