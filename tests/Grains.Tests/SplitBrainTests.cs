using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Grains.Tests.Fixtures;
using Interpreter.Testing.Upstream;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Interpreter.Grains.Tests;

/// <summary>A session that lives twice: on a silo that was declared dead and does not know it yet, and on another.</summary>
public sealed class SplitBrainTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClusterFixture _cluster = new();
    private readonly ScriptedConnector _model = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _cluster.Model = _model;
        return _cluster.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task The_older_one_ends_with_its_next_snapshot_and_its_follower_goes_to_the_newer()
    {
        var (old, ghost) = await StartAsync();
        await using var talk = old;
        Assert.Equal("One", await InterpretAsync(talk, ghost, "One"));
        var (dead, gateway) = await DeclareDeadAsync(talk);
        var (returned, model) = await ReturnAndWriteAsync(gateway, talk);
        await using var back = returned;
        Assert.False(ghost.Disposed.IsCompleted);
        var tag = _cluster.Storage.TagOf(Grain(talk));

        // As a gateway does: it always listens.
        var heard = UntilAsync(talk, "Three");
        Answer(ghost, "Ghostly");
        await ghost.Disposed.WaitAsync(Patience, Cancel);
        await _cluster.Storage.ConflictedAsync(Grain(talk), 1, Patience, Cancel);
        Assert.Equal(tag, _cluster.Storage.TagOf(Grain(talk)));

        await _cluster.Cluster.KillSiloAsync(dead);
        Assert.Equal("Two", await InterpretAsync(back, model, "Two"));
        await FollowedAsync(heard, back, model);
        Assert.False(model.Disposed.IsCompleted);
    }

    [Fact]
    public async Task The_older_one_leaves_the_newer_one_s_snapshot_when_it_is_over()
    {
        var (old, ghost) = await StartAsync();
        await using var talk = old;
        Assert.Equal("One", await InterpretAsync(talk, ghost, "One"));
        var (dead, gateway) = await DeclareDeadAsync(talk);
        var (returned, model) = await ReturnAndWriteAsync(gateway, talk);
        await using var back = returned;
        var tag = _cluster.Storage.TagOf(Grain(talk));

        // Not tried again: the session closes for good.
        ghost.Fail(UpstreamFailure.Policy);
        await _cluster.Storage.ConflictedAsync(Grain(talk), 1, Patience, Cancel);
        Assert.Equal(tag, _cluster.Storage.TagOf(Grain(talk)));
        Assert.Equal("Two", await InterpretAsync(back, model, "Two"));
        Assert.NotNull(await gateway.FindAsync(talk.Session.Id, Cancel));

        // Whoever still asks the silo that is dead is not told that it is over.
        Assert.NotNull(await _cluster.NewGateway(_cluster.Cluster.Silos.IndexOf(dead)).FindAsync(talk.Session.Id, Cancel));
    }

    [Fact]
    public async Task Where_the_older_one_writes_first_the_newer_comes_back_from_what_it_wrote()
    {
        var (old, ghost) = await StartAsync();
        await using var talk = old;
        Assert.Equal("One", await InterpretAsync(talk, ghost, "One"));
        var (_, gateway) = await DeclareDeadAsync(talk);

        // The other silo has read the snapshot now, and written none.
        var found = await gateway.FindAsync(talk.Session.Id, Cancel);
        var written = _cluster.Storage.WritesOf(Grain(talk));
        Answer(ghost, "Two");
        await _cluster.Storage.WrittenAsync(Grain(talk), written + 1, Patience, Cancel);

        await using var back = new Conversation(found!, talk.Sequences[^1], talk.Frames);
        await back.UntilAsync<SessionOutput.Attached>();

        // As a gateway does: it always listens.
        var heard = UntilAsync(back, "Three");
        await _cluster.Storage.WrittenAsync(Grain(talk), written + 2, Patience, Cancel);
        Assert.False(ghost.Disposed.IsCompleted);
        var tag = _cluster.Storage.TagOf(Grain(talk));
        Answer(ghost, "Ghostly");
        await ghost.Disposed.WaitAsync(Patience, Cancel);
        Assert.Equal(tag, _cluster.Storage.TagOf(Grain(talk)));

        var model = await OpenedAsync();
        while (model.Disposed.IsCompleted)
        {
            model = await OpenedAsync();
        }

        await back.SpeakAsync();
        Answer(model, "Three");
        await heard;
    }

    // Its session is declared dead with its silo, as by a vote; the gateway is one that calls through the other silo alone.
    private async Task<(InProcessSiloHandle Dead, ISessionDirectory Gateway)> DeclareDeadAsync(Conversation talk)
    {
        var dead = (await _cluster.SiloOfAsync(_cluster.Cluster.Client.GetGrain<ISessionGrain>(Guid.Parse(talk.Session.Id))))!;
        var reads = _cluster.Storage.ReadsOf(Grain(talk));
        var lives = _cluster.Cluster.Silos.Single(silo => silo != dead);
        Assert.True(await lives.ServiceProvider.GetRequiredService<IClusterMembershipService>().TryKill(dead.SiloAddress));

        // Until the other silo has taken it in, it sends whoever asks to the one that is dead.
        var gateway = _cluster.NewGateway(_cluster.Cluster.Silos.IndexOf(lives));
        while (_cluster.Storage.ReadsOf(Grain(talk)) == reads)
        {
            Assert.NotNull(await gateway.FindAsync(talk.Session.Id, Cancel));
        }

        return (dead, gateway);
    }

    // The client comes back to the live silo, whose session has its own model and has written its snapshot.
    private async Task<(Conversation Back, ScriptedUpstream Model)> ReturnAndWriteAsync(ISessionDirectory gateway, Conversation talk)
    {
        var written = _cluster.Storage.WritesOf(Grain(talk));
        var back = new Conversation((await gateway.FindAsync(talk.Session.Id, Cancel))!, talk.Sequences[^1], talk.Frames);
        await back.UntilAsync<SessionOutput.Attached>();
        var model = await OpenedAsync();
        await _cluster.Storage.WrittenAsync(Grain(talk), written + 1, Patience, Cancel);
        return (back, model);
    }

    // What is said while it looks for the session may be before what it has heard of the ghost: it follows when it hears what is said next.
    private static async Task FollowedAsync(Task heard, Conversation back, ScriptedUpstream model)
    {
        while (!heard.IsCompleted)
        {
            while (model.Taken.TryRead(out _))
            {
            }

            Assert.Equal("Three", await InterpretAsync(back, model, "Three"));
        }

        await heard;
    }

    private static async Task UntilAsync(Conversation talk, string text)
    {
        while ((await talk.UntilAsync<SessionOutput.TurnCompleted>()).OutputText != text)
        {
        }
    }

    private static void Answer(ScriptedUpstream model, string text) =>
        model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken(text), MachineRig.Generated(), MachineRig.Complete());

    private static async Task<string> InterpretAsync(Conversation talk, ScriptedUpstream model, string text)
    {
        await talk.SpeakAsync();
        Answer(model, text);
        return (await talk.UntilAsync<SessionOutput.TurnCompleted>()).OutputText;
    }

    private GrainId Grain(Conversation talk) => _cluster.Cluster.Client.GetGrain<ISessionGrain>(Guid.Parse(talk.Session.Id)).GetGrainId();

    private async Task<(Conversation Conversation, ScriptedUpstream Model)> StartAsync()
    {
        var talk = new Conversation(await _cluster.Directory.CreateAsync(MachineRig.Settings(), Cancel));
        while ((await talk.UntilAsync<SessionOutput.StateChanged>()).State != SessionState.Ready)
        {
        }

        return (talk, await OpenedAsync());
    }

    private Task<ScriptedUpstream> OpenedAsync() => _model.OpenedAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
}
