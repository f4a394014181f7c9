using System.Collections.Concurrent;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Core.Users;
using Interpreter.Grains.Tests.Fixtures;
using Interpreter.Testing.Upstream;

namespace Interpreter.Grains.Tests;

/// <summary>Silos that are killed or stopped under their sessions: nothing is lost, and nothing comes twice.</summary>
public sealed class SiloLossTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClusterFixture _cluster = new();
    private readonly ScriptedConnector _model = new();
    private readonly ConcurrentBag<ScriptedUpstream> _open = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _cluster.Model = _model;
        return _cluster.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_turn_cut_off_in_mid_answer_is_answered_on_the_other_silo_without_what_was_heard(bool killed)
    {
        var (conversation, model) = await StartAsync();
        await using var talk = conversation;
        await talk.SpeakAsync();
        model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());
        await talk.UntilAsync<SessionOutput.TurnCompleted>();

        await talk.SpeakAsync();
        model.Say(MachineRig.Heard("둘"), MachineRig.Voice(480));
        await talk.UntilAsync<SessionOutput.Speech>();

        // As a gateway does: it always listens.
        var completed = talk.UntilAsync<SessionOutput.TurnCompleted>();
        await LoseAsync(talk.Session, killed);
        await model.Disposed.WaitAsync(Patience, Cancel);
        var next = await OpenedAsync();
        await next.Taken.ReadAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
        next.Say(MachineRig.Heard("둘"), MachineRig.Voice(2400), MachineRig.Spoken("Two"), MachineRig.Generated(), MachineRig.Complete());
        var turn = await completed.WaitAsync(Patience, Cancel);
        Assert.Equal((2, "둘", "Two"), (turn.Turn, turn.InputText, turn.OutputText));
        Assert.Equal(960 + 2400, talk.VoiceBytes);
        Assert.Equal(talk.Sequences.Distinct().Order(), talk.Sequences);

        // What is said next is taken up from where the speaker is.
        await talk.SpeakAsync();
        next.Say(MachineRig.Heard("셋"), MachineRig.Voice(960), MachineRig.Spoken("Three"), MachineRig.Generated(), MachineRig.Complete());
        Assert.Equal("Three", (await talk.UntilAsync<SessionOutput.TurnCompleted>()).OutputText);
    }

    [Fact]
    public async Task A_session_that_comes_back_is_held_again_and_knows_what_is_left()
    {
        _cluster.Accounts.Open(1, """{"concurrent_sessions":1,"tokens_per_day":1000}""");
        await using var talk = new Conversation(await _cluster.Directory.CreateAsync(MachineRig.Settings() with { OwnerId = 1 }, Cancel));
        await talk.UntilAsync<SessionOutput.BudgetChanged>();
        var returned = talk.UntilAsync<SessionOutput.BudgetChanged>();
        await LoseAsync(talk.Session, killed: true);
        var budget = (await returned.WaitAsync(Patience, Cancel)).Budget;
        Assert.Equal((1, 1000), (budget[LimitKind.ConcurrentSessions].Used, budget[LimitKind.TokensPerDay].Remaining));
        await Assert.ThrowsAsync<UserLimitException>(async () => await _cluster.Directory.CreateAsync(MachineRig.Settings() with { OwnerId = 1 }, Cancel));
    }

    [Fact]
    public async Task Silos_that_are_restarted_one_by_one_take_no_conversation_with_them()
    {
        var talks = new List<Conversation>();
        for (var number = 0; number < 4; number++)
        {
            talks.Add((await StartAsync()).Conversation);
        }

        for (var silo = 0; silo < 2; silo++)
        {
            // The first of the list is the older one: each is stopped once, and replaced before the next.
            var completed = talks.Select(talk => talk.UntilAsync<SessionOutput.TurnCompleted>()).ToArray();
            var oldest = _cluster.Cluster.Silos[0];
            var answering = AnswerAllAsync(completed);
            await _cluster.Cluster.StartAdditionalSiloAsync();
            await _cluster.Cluster.StopSiloAsync(oldest);
            foreach (var talk in talks)
            {
                await talk.SpeakAsync();
            }

            await Task.WhenAll(completed).WaitAsync(Patience, Cancel);
            await answering.WaitAsync(Patience, Cancel);
            Assert.All(completed, turn => Assert.Equal((silo + 1, "One"), (turn.Result.Turn, turn.Result.OutputText)));
        }

        foreach (var talk in talks)
        {
            Assert.Equal(2 * 960, talk.VoiceBytes);
            Assert.Equal(talk.Sequences.Distinct().Order(), talk.Sequences);
            await talk.DisposeAsync();
        }
    }

    // Every connection that there is or will be answers one utterance.
    private async Task AnswerAllAsync(IEnumerable<Task> until)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var all = Task.WhenAll(until).ContinueWith(_ => done.CancelAsync(), TaskScheduler.Default);
        foreach (var open in _open.ToArray())
        {
            _ = AnswerAsync(open, done.Token);
        }

        try
        {
            while (true)
            {
                var opened = await _model.OpenedAsync(done.Token);
                _open.Add(opened);
                _ = AnswerAsync(opened, done.Token);
            }
        }
        catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
        {
            await all;
        }
    }

    private static async Task AnswerAsync(ScriptedUpstream model, CancellationToken cancellationToken)
    {
        try
        {
            // Speech ends with its mark.
            while (await model.Taken.ReadAsync(cancellationToken) is byte[])
            {
            }

            model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());
        }
        catch (OperationCanceledException)
        {
            // Another answered.
        }
    }

    private async Task<(Conversation Conversation, ScriptedUpstream Model)> StartAsync()
    {
        var talk = new Conversation(await _cluster.Directory.CreateAsync(MachineRig.Settings(), Cancel));
        var model = await OpenedAsync();
        while ((await talk.UntilAsync<SessionOutput.StateChanged>()).State != SessionState.Ready)
        {
        }

        return (talk, model);
    }

    private async Task<ScriptedUpstream> OpenedAsync()
    {
        var opened = await _model.OpenedAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
        _open.Add(opened);
        return opened;
    }

    private async Task LoseAsync(ISession session, bool killed)
    {
        var silo = await _cluster.SiloOfAsync(_cluster.Cluster.Client.GetGrain<ISessionGrain>(Guid.Parse(session.Id)));
        await (killed ? _cluster.Cluster.KillSiloAsync(silo!) : _cluster.Cluster.StopSiloAsync(silo!)).WaitAsync(Patience, Cancel);
    }
}
