using System.Text;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Core.Users;
using Interpreter.Grains.Tests.Fixtures;
using Interpreter.Grains.Wire;
using Interpreter.Testing.Upstream;

namespace Interpreter.Grains.Tests;

/// <summary>What a grain adds to a session: there is one of it, it comes and goes, and its snapshot is written seldom.</summary>
public sealed class SessionGrainTests : IClassFixture<SmallCluster>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SmallCluster _cluster;
    private readonly ScriptedConnector _model = new();

    public SessionGrainTests(SmallCluster cluster)
    {
        _cluster = cluster;
        _cluster.Model = _model;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_many_open_a_session_at_once_from_several_gateways_there_is_one_with_one_connection()
    {
        var settings = MachineRig.Settings() with { Key = Guid.NewGuid() };
        ISessionDirectory[] gateways = [_cluster.Directory, _cluster.NewGateway(0), _cluster.NewGateway(1)];
        var opened = await Task.WhenAll(Enumerable.Range(0, 100).Select(index => Task.Run(async () => await gateways[index % 3].OpenAsync(settings, Cancel), Cancel)))
            .WaitAsync(Patience, Cancel);
        await using var talk = new Conversation(opened[^1]);
        await ReadyAsync(talk);
        Assert.Single(opened.Select(session => session.Id).Distinct());
        Assert.Single(_model.Setups);
    }

    [Fact]
    public async Task Of_sessions_opened_on_all_sides_no_more_live_than_their_owner_may_have_and_the_others_are_told_which_limit()
    {
        _cluster.Accounts.Open(1, """{"concurrent_sessions":3}""");
        ISessionDirectory[] gateways = [_cluster.Directory, _cluster.NewGateway(0), _cluster.NewGateway(1)];
        var opened = Enumerable.Range(0, 30).Select(index => Task.Run(async () => await gateways[index % 3].CreateAsync(MachineRig.Settings() with { OwnerId = 1 }, Cancel), Cancel)).ToArray();
        await Task.WhenAll(opened).ContinueWith(static _ => { }, TaskScheduler.Default).WaitAsync(Patience, Cancel);
        Assert.Equal(3, opened.Count(task => task.IsCompletedSuccessfully));
        Assert.All(opened.Where(task => task.IsFaulted), task => Assert.Equal(LimitKind.ConcurrentSessions, Assert.IsType<UserLimitException>(task.Exception!.InnerException).Limit));
    }

    [Fact]
    public async Task A_day_that_is_used_up_is_told_with_when_it_ends()
    {
        _cluster.Accounts.Open(2, """{"tokens_per_day":10}""");
        await _cluster.UsersFromOutside().Find(2).SpendAsync(new("model", new(10, 0, 0, 0, 0), TimeSpan.Zero), Cancel);
        var refused = await Assert.ThrowsAsync<UserLimitException>(async () => await _cluster.Directory.CreateAsync(MachineRig.Settings() with { OwnerId = 2 }, Cancel));
        Assert.Equal((LimitKind.TokensPerDay, TimeSpan.FromDays(1)), (refused.Limit, refused.Admission.RetryAfter));
    }

    [Fact]
    public async Task Silos_that_are_full_refuse_and_take_a_session_again_when_one_has_gone()
    {
        var sessions = new List<ISession>();
        var refused = await Assert.ThrowsAsync<SessionLimitException>(async () =>
        {
            while (sessions.Count <= 2 * SmallCluster.MaxSessions)
            {
                sessions.Add(await _cluster.Directory.CreateAsync(MachineRig.Settings(), Cancel));
            }
        });
        Assert.Contains($"({SmallCluster.MaxSessions})", refused.Message, StringComparison.Ordinal);
        Assert.InRange(sessions.Count, SmallCluster.MaxSessions / 2, 2 * SmallCluster.MaxSessions);
        foreach (var session in sessions)
        {
            await using var talk = new Conversation(session);
            await talk.UntilAsync<SessionOutput.Attached>();
            await session.SendAsync(new SessionCommand.Close(), Cancel);
            await talk.UntilEndAsync();
        }

        await _cluster.Directory.CreateAsync(MachineRig.Settings(), Cancel);
    }

    [Fact]
    public async Task An_idle_session_is_collected_and_comes_back_from_its_snapshot_and_one_that_is_followed_stays()
    {
        var (idle, model) = await StartAsync();
        await idle.SpeakAsync();
        model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());
        await idle.UntilAsync<SessionOutput.TurnCompleted>();
        await idle.DisposeAsync();
        var (followed, stays) = await StartAsync();
        await using var other = followed;
        await model.Disposed.WaitAsync(Patience, Cancel);
        Assert.False(stays.Disposed.IsCompleted);

        var found = await _cluster.Directory.FindAsync(idle.Session.Id, Cancel);
        await using var back = new Conversation(found!, idle.Sequences[^1], idle.Frames);
        await back.UntilAsync<SessionOutput.Attached>();
        var next = await _model.OpenedAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
        await back.SpeakAsync();
        next.Say(MachineRig.Heard("둘"), MachineRig.Voice(960), MachineRig.Spoken("Two"), MachineRig.Generated(), MachineRig.Complete());
        Assert.Equal((2, "Two"), await TurnAsync(back));
        Assert.True(back.Sequences[0] > idle.Sequences[^1]);
        Assert.False(stays.Disposed.IsCompleted);
    }

    [Fact]
    public async Task A_snapshot_is_written_at_the_end_of_a_turn_and_with_a_new_handle_never_with_a_frame()
    {
        var (talk, model) = await StartAsync();
        await using var conversation = talk;
        for (var turn = 1; turn <= 3; turn++)
        {
            await talk.SpeakAsync();
            model.Say(MachineRig.Heard("하나"));
            for (var piece = 0; piece < 50; piece++)
            {
                model.Say(MachineRig.Voice(960));
            }

            model.Say(MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());
            Assert.Equal(turn, (await talk.UntilAsync<SessionOutput.TurnCompleted>()).Turn);
        }

        model.Say(new Core.Upstream.UpstreamEvent.Resumption("handle"));
        await talk.SpeakAsync();
        model.Say(MachineRig.Heard("둘"), MachineRig.Spoken("Two"), MachineRig.Generated(), MachineRig.Complete());
        await talk.UntilAsync<SessionOutput.TurnCompleted>();

        // The beginning, four turns, a handle; a write that waits is left out for a newer one.
        Assert.InRange(_cluster.Storage.WritesOf(Grain(talk).GetGrainId()), 1, 6);
    }

    [Fact]
    public async Task While_snapshots_can_t_be_written_a_session_goes_on_and_is_written_when_they_can()
    {
        var (talk, model) = await StartAsync();
        await using var conversation = talk;
        _cluster.Storage.IsBroken = true;
        try
        {
            Assert.Equal((1, "One"), await InterpretAsync(talk, model));
        }
        finally
        {
            _cluster.Storage.IsBroken = false;
        }

        var before = _cluster.Storage.WritesOf(Grain(talk).GetGrainId());
        Assert.Equal((2, "One"), await InterpretAsync(talk, model));
        await _cluster.Storage.WrittenAsync(Grain(talk).GetGrainId(), before + 1, Patience, Cancel);
    }

    [Fact]
    public async Task A_client_whose_gateway_is_lost_resumes_at_another()
    {
        var (talk, model) = await StartAsync();
        Assert.Equal((1, "One"), await InterpretAsync(talk, model));
        await talk.DisposeAsync();
        model.Say(MachineRig.Heard("둘"), MachineRig.Voice(960), MachineRig.Spoken("Two"), MachineRig.Generated(), MachineRig.Complete());

        var found = await _cluster.NewGateway(0).FindAsync(talk.Session.Id, Cancel);
        await using var back = new Conversation(found!, talk.Sequences[^1], talk.Frames);
        Assert.Equal((2, "Two"), await TurnAsync(back));
        Assert.Equal((960, talk.Sequences[^1] + 1), (back.VoiceBytes, back.Sequences[0]));
        Assert.Equal((3, "One"), await InterpretAsync(back, model));
    }

    [Fact]
    public async Task A_session_that_is_over_leaves_no_snapshot()
    {
        var (talk, _) = await StartAsync();
        await using var conversation = talk;
        await talk.Session.SendAsync(new SessionCommand.Close(), Cancel);
        await talk.UntilEndAsync();
        Assert.Null(await _cluster.Directory.FindAsync(talk.Session.Id, Cancel));
        await _cluster.Storage.GoneAsync(Grain(talk).GetGrainId(), Patience, Cancel);
    }

    [Fact]
    public async Task A_snapshot_that_can_t_be_read_ends_no_grain_and_the_session_begins_anew()
    {
        var key = Guid.NewGuid();
        var grain = _cluster.Cluster.Client.GetGrain<ISessionGrain>(key);
        _cluster.Storage.Put("session", grain.GetGrainId(), new KeptSession { Snapshot = Encoding.UTF8.GetBytes("""{"Settings":"of the year 2030"}""") });
        Assert.Null(await _cluster.Directory.FindAsync(key.ToString(), Cancel));
        var (talk, _) = await StartAsync(MachineRig.Settings() with { Key = key });
        await using var conversation = talk;
        Assert.NotNull(await _cluster.Directory.FindAsync(key.ToString(), Cancel));
    }

    [Fact]
    public async Task A_call_that_is_repeated_is_heard_once()
    {
        var (talk, model) = await StartAsync();
        await using var conversation = talk;
        var grain = Grain(talk);
        var attachment = Guid.NewGuid();
        var deaf = new Deaf();
        await grain.FollowAsync(attachment, new Heard(0), _cluster.Cluster.Client.CreateObjectReference<ISessionFollower>(deaf));
        await grain.SendAudioAsync(attachment, Batch(message: 1, first: 1));
        await grain.SendAudioAsync(attachment, Batch(message: 1, first: 1));
        await grain.SendAudioAsync(attachment, Batch(message: 2, first: 1));
        await grain.SendAudioAsync(attachment, Batch(message: 3, first: 3));
        Assert.True(await grain.SendAsync(attachment, 4, WireCommand.Of(new SessionCommand.EndUtterance())));
        var bytes = 0;
        while (await model.Taken.ReadAsync(Cancel).AsTask().WaitAsync(Patience, Cancel) is byte[] audio)
        {
            bytes += audio.Length;
        }

        Assert.Equal(4 * 640, bytes);
        GC.KeepAlive(deaf);
    }

    [Fact]
    public async Task A_follower_that_reads_too_slowly_gets_what_is_kept_in_order_and_once()
    {
        var (talk, model) = await StartAsync();
        await using var conversation = talk;
        await using var quick = new Conversation(talk.Session);
        await quick.UntilAsync<SessionOutput.Attached>();
        await talk.SpeakAsync();
        model.Say(MachineRig.Heard("하나"));
        for (var piece = 0; piece < 1000; piece++)
        {
            model.Say(MachineRig.Voice(4800));
        }

        model.Say(MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());
        await quick.UntilAsync<SessionOutput.TurnCompleted>();
        await talk.UntilAsync<SessionOutput.TurnCompleted>();
        Assert.Equal(talk.Sequences.Distinct().Order(), talk.Sequences);
        Assert.InRange(talk.VoiceBytes, 1, 1000 * 4800);
    }

    // Two frames of a loud tone.
    private static AudioBatch Batch(long message, long first)
    {
        var audio = AudioFrame.Rent(2 * 640, 16_000);
        audio.Samples.Fill(4000);
        return new(message, first, [640, 640], new(audio));
    }

    private static async Task<(long, string)> InterpretAsync(Conversation talk, ScriptedUpstream model)
    {
        await talk.SpeakAsync();
        model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());
        return await TurnAsync(talk);
    }

    private static async Task<(long, string)> TurnAsync(Conversation talk)
    {
        var turn = await talk.UntilAsync<SessionOutput.TurnCompleted>();
        return (turn.Turn, turn.OutputText);
    }

    private static async Task ReadyAsync(Conversation talk)
    {
        while ((await talk.UntilAsync<SessionOutput.StateChanged>()).State != SessionState.Ready)
        {
        }
    }

    private ISessionGrain Grain(Conversation talk) => _cluster.Cluster.Client.GetGrain<ISessionGrain>(Guid.Parse(talk.Session.Id));

    private async Task<(Conversation Talk, ScriptedUpstream Model)> StartAsync(SessionSettings? settings = null)
    {
        var talk = new Conversation(await _cluster.Directory.CreateAsync(settings ?? MachineRig.Settings(), Cancel));
        await ReadyAsync(talk);
        return (talk, await _model.OpenedAsync(Cancel).AsTask().WaitAsync(Patience, Cancel));
    }

    private sealed class Deaf : ISessionFollower
    {
        public Task HearAsync(WirePush push) => Task.CompletedTask;
    }
}
