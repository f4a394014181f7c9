using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Testing.Upstream;

namespace Interpreter.Core.Tests.Hosting;

/// <summary>What a session does for whoever holds it, on whatever engine it lives.</summary>
public abstract class SessionContractTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected ScriptedConnector Model { get; } = new();

    protected abstract ISessionDirectory Directory { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_follower_hears_a_turn_from_the_first_word_to_its_end()
    {
        var (session, model, outputs) = await OpenAsync();
        await SpeakAsync(session);
        model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());

        var heard = await outputs.UntilAsync<SessionOutput.TurnCompleted>();
        Assert.Equal(("하나", "One"), (heard.InputText, heard.OutputText));
        Assert.Equal(960, outputs.VoiceBytes);
        Assert.Equal(Enumerable.Range(1, outputs.Sequences.Count).Select(number => (long)number), outputs.Sequences);
    }

    [Fact]
    public async Task A_follower_that_comes_back_gets_what_it_missed_once_and_in_order()
    {
        var (session, model, outputs) = await OpenAsync();
        await outputs.DisposeAsync();
        model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());

        await using var back = new Follower(session, outputs.Sequences[^1]);
        await back.UntilAsync<SessionOutput.TurnCompleted>();
        Assert.Equal(outputs.Sequences[^1] + 1, back.Sequences[0]);
        Assert.Equal(back.Sequences.Distinct().Order(), back.Sequences);
        Assert.Equal(960, back.VoiceBytes);
    }

    [Fact]
    public async Task Two_followers_hear_the_same()
    {
        var (session, model, outputs) = await OpenAsync();
        await using var other = new Follower(session, 0);
        await other.UntilAsync<SessionOutput.Attached>();
        model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());
        await outputs.UntilAsync<SessionOutput.TurnCompleted>();
        await other.UntilAsync<SessionOutput.TurnCompleted>();
        Assert.Equal(outputs.Sequences, other.Sequences);
    }

    [Fact]
    public async Task What_a_client_acknowledged_is_not_kept()
    {
        var (session, _, outputs) = await OpenAsync();
        await session.SendAsync(new SessionCommand.Acknowledge(outputs.Sequences[^1]), Cancel);
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);

        // A command is on its way for a moment where the session lives elsewhere.
        var oldest = 0L;
        while (oldest != outputs.Sequences[^1] + 1)
        {
            patience.Token.ThrowIfCancellationRequested();
            await using var back = new Follower(session, 0);
            oldest = (await back.UntilAsync<SessionOutput.Attached>()).OldestSequence;
        }
    }

    [Fact]
    public async Task A_lost_connection_is_replaced_and_the_turn_goes_on()
    {
        var (session, model, outputs) = await OpenAsync();
        await SpeakAsync(session);
        model.Fail(UpstreamFailure.Network);
        var next = await Model.OpenedAsync(Cancel);
        await next.Taken.ReadAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
        next.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken("One"), MachineRig.Generated(), MachineRig.Complete());
        Assert.Equal("One", (await outputs.UntilAsync<SessionOutput.TurnCompleted>()).OutputText);
        await model.Disposed.WaitAsync(Patience, Cancel);
    }

    [Fact]
    public async Task A_model_that_stops_taking_input_is_left_for_another_connection()
    {
        var (session, model, _) = await OpenAsync();
        model.IsFull = true;
        await SpeakAsync(session);
        var next = await Model.OpenedAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
        Assert.IsType<byte[]>(await next.Taken.ReadAsync(Cancel).AsTask().WaitAsync(Patience, Cancel));
    }

    [Fact]
    public async Task A_refused_key_is_told_and_closes_the_session()
    {
        Model.Refusals.Enqueue(new UpstreamException(UpstreamFailure.Auth, "refused", 1008, "API key not valid."));
        var session = await Directory.CreateAsync(MachineRig.Settings(), Cancel);
        await using var outputs = new Follower(session, 0);
        var failed = await outputs.UntilAsync<SessionOutput.Failed>();
        Assert.Equal(SessionErrorCodes.UpstreamAuth, failed.Code);
        Assert.Contains("API key not valid.", failed.Message, StringComparison.Ordinal);
        await outputs.UntilEndAsync();
    }

    [Fact]
    public async Task The_client_s_close_ends_the_session_for_good()
    {
        var (session, model, outputs) = await OpenAsync();
        await session.SendAsync(new SessionCommand.Close(), Cancel);
        await outputs.UntilEndAsync();
        await model.Disposed.WaitAsync(Patience, Cancel);
        Assert.Null(await Directory.FindAsync(session.Id, Cancel));
    }

    [Fact]
    public async Task A_session_is_found_by_its_id()
    {
        var (session, _, _) = await OpenAsync();
        Assert.Equal(session.Id, (await Directory.FindAsync(session.Id, Cancel))?.Id);
        Assert.Null(await Directory.FindAsync(Guid.NewGuid().ToString(), Cancel));
    }

    private async Task<(ISession Session, ScriptedUpstream Model, Follower Outputs)> OpenAsync()
    {
        var session = await Directory.CreateAsync(MachineRig.Settings(), Cancel);
        var outputs = new Follower(session, 0);
        var model = await Model.OpenedAsync(Cancel);
        while ((await outputs.UntilAsync<SessionOutput.StateChanged>()).State != SessionState.Ready)
        {
        }

        return (session, model, outputs);
    }

    private static async Task SpeakAsync(ISession session)
    {
        for (var sequence = 1; sequence <= 30; sequence++)
        {
            var frame = AudioFrame.Rent(640, 16_000);
            frame.Samples.Fill(sequence <= 12 ? (short)4000 : (short)0);
            await session.SendAudioAsync(frame, sequence, Cancel);
            frame.Release();
        }
    }
}
