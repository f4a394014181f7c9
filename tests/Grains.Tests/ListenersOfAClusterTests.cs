using System.Diagnostics.Metrics;
using System.Text.Json;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Hosting;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Grains.Tests.Fixtures;
using Interpreter.Testing.Upstream;
using Interpreter.Web;
using Interpreter.Web.Listening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Interpreter.Grains.Tests;

/// <summary>Listeners at two gateways of a cluster, whose silos may go.</summary>
public sealed class ListenersOfAClusterTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClusterFixture _cluster = new();
    private readonly ScriptedConnector _model = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _cluster.InitializeAsync();
        _cluster.Model = _model;
    }

    [Fact]
    public async Task Five_hundred_listeners_at_two_gateways_hear_every_turn_once_and_in_order()
    {
        var (session, model, owner, share) = await ShareAsync();
        using var first = Hall(_cluster.NewGateway(0));
        using var second = Hall(_cluster.NewGateway(1));
        var listeners = await ListenAsync([first, second], session, share, 500);
        for (var turn = 1; turn <= 40; turn++)
        {
            Say(model, turn);
            await owner.UntilAsync<SessionOutput.TurnCompleted>();
        }

        for (var turn = 1; turn <= 40; turn++)
        {
            await AssertHeardAsync(listeners, turn);
        }
    }

    [Fact]
    public async Task Listeners_lose_no_turn_and_hear_none_twice_when_the_silo_of_the_session_is_killed()
    {
        var (session, model, owner, share) = await ShareAsync();
        using var first = Hall(_cluster.Directory);
        using var second = Hall(_cluster.Directory);
        var listeners = await ListenAsync([first, second], session, share, 100);
        for (var turn = 1; turn <= 12; turn++)
        {
            // As a gateway does: it always listens.
            var told = owner.UntilAsync<SessionOutput.TurnCompleted>();
            if (turn == 6)
            {
                var silo = await _cluster.SiloOfAsync(_cluster.Cluster.Client.GetGrain<ISessionGrain>(Guid.Parse(session.Id)));
                await _cluster.Cluster.KillSiloAsync(silo!);
                model = await _model.OpenedAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);
            }

            Say(model, turn);
            await told;

            // The newest turn is on its way to them: also the one after which the silo is killed.
            await AssertHeardAsync(listeners, turn - 1);
        }

        await AssertHeardAsync(listeners, 12);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _services.DisposeAsync();
    }

    private async Task<(ISession Session, ScriptedUpstream Model, Follower Owner, int Share)> ShareAsync()
    {
        var session = await _cluster.Directory.CreateAsync(MachineRig.Settings(), Cancel);
        var owner = new Follower(session, 0);
        var model = await _model.OpenedAsync(Cancel);
        await session.SendAsync(new SessionCommand.Share(), Cancel);
        return (session, model, owner, (await owner.UntilAsync<SessionOutput.Shared>()).Number);
    }

    private ListenerHall Hall(ISessionDirectory gateway) => new(
        gateway,
        new ListeningOptions(),
        TimeProvider.System,
        new InterpreterWebMetrics(_services.GetRequiredService<IMeterFactory>()),
        NullLogger<ListenerHall>.Instance);

    private static async Task<ListenerSeat[]> ListenAsync(ListenerHall[] halls, ISession session, int share, int count) =>
        [.. (await Task.WhenAll(Enumerable.Range(0, count).Select(number =>
            halls[number % halls.Length].JoinAsync(new(Guid.Parse(session.Id), share), null, takesVoice: true, Cancel)))).Select(joined => joined.Seat!)];

    private static async Task AssertHeardAsync(ListenerSeat[] listeners, int turn)
    {
        if (turn > 0)
        {
            Assert.All(await Task.WhenAll(listeners.Select(NextTurnAsync)).WaitAsync(Patience, Cancel), heard => Assert.Equal(turn, heard));
        }
    }

    private static async Task<long> NextTurnAsync(ListenerSeat seat)
    {
        while (await seat.Listener.Items.WaitToReadAsync(Cancel))
        {
            while (seat.Listener.Items.TryRead(out var item))
            {
                using var message = JsonDocument.Parse(item.Message(binaryAudio: true));
                if (message.RootElement.GetProperty("type").GetString() == "turn_complete")
                {
                    return message.RootElement.GetProperty("turn").GetInt64();
                }
            }
        }

        throw new InvalidOperationException($"The listening ended: {seat.Listener.End}.");
    }

    private static void Say(ScriptedUpstream model, int turn) => model.Say(
        MachineRig.Heard($"{turn}"), MachineRig.Voice(960), MachineRig.Spoken($"{turn}"), MachineRig.Generated(), MachineRig.Complete());
}
