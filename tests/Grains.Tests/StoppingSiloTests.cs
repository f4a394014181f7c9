using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Grains.Tests.Fixtures;
using Interpreter.Testing.Upstream;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Interpreter.Grains.Tests;

/// <summary>A silo that is told to stop, before the cluster knows of it.</summary>
public sealed class StoppingSiloTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClusterFixture _cluster = new()
    {
        Silo = static silo => silo.Services.AddSingleton<HeldDrain>()
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(static services => services.GetRequiredService<HeldDrain>()),
    };

    private readonly ScriptedConnector _model = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _cluster.Model = _model;
        return _cluster.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task It_takes_no_session_any_more_another_does_and_it_serves_those_it_has_until_they_go_on_there()
    {
        var (stops, stays) = (_cluster.Cluster.Silos[0], _cluster.Cluster.Silos[1]);
        _cluster.Accounts.Open(1, """{"concurrent_sessions":1}""");
        await using var talk = new Conversation(await _cluster.OpenOnAsync(stops, MachineRig.Settings()));
        var model = await _model.OpenedAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
        Assert.Equal((1, "One"), await InterpretAsync(talk, model, "One"));

        var held = stops.ServiceProvider.GetRequiredService<HeldDrain>();
        held.Hold();
        var stopping = _cluster.Cluster.StopSiloAsync(stops);
        await held.Reached.WaitAsync(Patience, Cancel);
        await using var other = new Conversation(await _cluster.OpenOnAsync(stops, MachineRig.Settings() with { OwnerId = 1 }));
        await other.UntilAsync<SessionOutput.Attached>();
        await _model.OpenedAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
        Assert.Equal((1, 1), (Sessions(stops), Sessions(stays)));
        Assert.Equal((2, "Two"), await InterpretAsync(talk, model, "Two"));

        // As a gateway does: it always listens.
        var third = talk.UntilAsync<SessionOutput.TurnCompleted>();
        held.Release();
        await stopping.WaitAsync(Patience, Cancel);
        model = await _model.OpenedAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
        await talk.SpeakAsync();
        Answer(model, "Three");
        Assert.Equal((3, "Three"), Told(await third));
        Assert.Equal(talk.Sequences.Distinct().Order(), talk.Sequences);
    }

    private static int Sessions(InProcessSiloHandle silo) => silo.ServiceProvider.GetRequiredService<SessionEngine>().Count;

    private static void Answer(ScriptedUpstream model, string text) =>
        model.Say(MachineRig.Heard("하나"), MachineRig.Voice(960), MachineRig.Spoken(text), MachineRig.Generated(), MachineRig.Complete());

    private static async Task<(long, string)> InterpretAsync(Conversation talk, ScriptedUpstream model, string text)
    {
        await talk.SpeakAsync();
        Answer(model, text);
        return Told(await talk.UntilAsync<SessionOutput.TurnCompleted>());
    }

    private static (long, string) Told(SessionOutput.TurnCompleted turn) => (turn.Turn, turn.OutputText);
}
