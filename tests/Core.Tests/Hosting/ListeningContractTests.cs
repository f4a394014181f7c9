using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Testing.Upstream;

namespace Interpreter.Core.Tests.Hosting;

/// <summary>What a session does for those who listen to it, on whatever engine it lives.</summary>
public abstract class ListeningContractTests
{
    protected ScriptedConnector Model { get; } = new();

    protected abstract ISessionDirectory Directory { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_listens_hears_what_the_owner_hears()
    {
        var (session, model, owner) = await OpenAsync();
        var share = await ShareAsync(session, owner);
        await using var listener = await ListenAsync(session, share);
        Say(model);
        await owner.UntilAsync<SessionOutput.TurnCompleted>();
        var heard = await listener.UntilAsync<SessionOutput.TurnCompleted>();
        Assert.Equal(("하나", "One"), (heard.InputText, heard.OutputText));
        Assert.Equal(owner.Sequences, listener.Sequences);
        Assert.Equal(960, listener.VoiceBytes);
    }

    [Fact]
    public async Task Who_comes_back_gets_what_was_missed_also_what_the_owner_has_acknowledged()
    {
        var (session, model, owner) = await OpenAsync();
        var share = await ShareAsync(session, owner);
        await using var other = await ListenAsync(session, share);
        long last;
        await using (var listener = await ListenAsync(session, share))
        {
            last = await UntilSharedAsync(listener);
        }

        Say(model);
        await owner.UntilAsync<SessionOutput.TurnCompleted>();
        await session.SendAsync(new SessionCommand.Acknowledge(owner.Sequences[^1]), Cancel);
        await using var back = Follower.Listening(session, share, last);
        await back.UntilAsync<SessionOutput.TurnCompleted>();
        Assert.Equal(owner.Sequences.Where(sequence => sequence > last), back.Sequences);
    }

    [Fact]
    public async Task A_session_that_is_not_shared_is_heard_by_nobody()
    {
        var (session, _, owner) = await OpenAsync();
        await using var early = Follower.Listening(session, 1);
        await early.UntilEndAsync();
        var share = await ShareAsync(session, owner);
        await using var wrong = Follower.Listening(session, share + 1);
        await wrong.UntilEndAsync();
        Assert.Empty(early.Sequences);
        Assert.Empty(wrong.Sequences);
    }

    [Fact]
    public async Task Who_ends_the_sharing_lets_all_listeners_go_and_its_number_is_good_no_more()
    {
        var (session, _, owner) = await OpenAsync();
        var share = await ShareAsync(session, owner);
        await using var listener = await ListenAsync(session, share);
        await session.SendAsync(new SessionCommand.Unshare(), Cancel);
        await listener.UntilAsync<SessionOutput.Unshared>();
        await listener.UntilEndAsync();

        var next = await ShareAsync(session, owner);
        Assert.NotEqual(share, next);
        await using var late = Follower.Listening(session, share);
        await late.UntilEndAsync();
        Assert.Empty(late.Sequences);
    }

    [Fact]
    public async Task The_end_of_the_session_is_heard()
    {
        var (session, _, owner) = await OpenAsync();
        var share = await ShareAsync(session, owner);
        await using var listener = await ListenAsync(session, share);
        await session.SendAsync(new SessionCommand.Close(), Cancel);
        Assert.Equal(SessionState.Closed, (await listener.UntilAsync<SessionOutput.StateChanged>(changed => changed.State == SessionState.Closed)).State);
        await listener.UntilEndAsync();
    }

    [Fact]
    public async Task The_owner_is_told_how_many_listen_at_all_places_together()
    {
        var (session, _, owner) = await OpenAsync();
        await ShareAsync(session, owner);
        await session.SendAsync(new SessionCommand.CountListeners("a", 2), Cancel);
        Assert.Equal(2, (await owner.UntilAsync<SessionOutput.ListenersChanged>()).Count);
        await session.SendAsync(new SessionCommand.CountListeners("b", 3), Cancel);
        Assert.Equal(5, (await owner.UntilAsync<SessionOutput.ListenersChanged>()).Count);
        await session.SendAsync(new SessionCommand.CountListeners("a", 0), Cancel);
        Assert.Equal(3, (await owner.UntilAsync<SessionOutput.ListenersChanged>()).Count);
    }

    private protected async Task<(ISession Session, ScriptedUpstream Model, Follower Owner)> OpenAsync()
    {
        var session = await Directory.CreateAsync(MachineRig.Settings(), Cancel);
        var owner = new Follower(session, 0);
        var model = await Model.OpenedAsync(Cancel);
        await owner.UntilAsync<SessionOutput.StateChanged>(changed => changed.State == SessionState.Ready);
        return (session, model, owner);
    }

    private protected static async Task<int> ShareAsync(ISession session, Follower owner)
    {
        await session.SendAsync(new SessionCommand.Share(), Cancel);
        return (await owner.UntilAsync<SessionOutput.Shared>()).Number;
    }

    private protected static async Task<Follower> ListenAsync(ISession session, int share)
    {
        var listener = Follower.Listening(session, share);
        await listener.UntilAsync<SessionOutput.Attached>();
        return listener;
    }

    private protected static void Say(ScriptedUpstream model) =>
        model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());

    private static async Task<long> UntilSharedAsync(Follower listener) => (await listener.UntilAsync<SessionOutput.Shared>()).Sequence;
}
