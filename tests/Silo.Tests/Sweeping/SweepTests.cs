using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Grains;
using Interpreter.Grains.Wire;
using Interpreter.Silo.Sweeping;
using Interpreter.Silo.Tests.Fixtures;
using Interpreter.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orleans.Streams;

namespace Interpreter.Silo.Tests.Sweeping;

/// <summary>What sessions leave behind in the database whose silo was lost and whose client never came back.</summary>
public sealed class SweepTests(Silos silos) : IClassFixture<Silos>
{
    private const string All = "SELECT count(*) FROM grain_states WHERE grain_type IN ('session', 'PubSubRendezvousGrain')";

    private static readonly TimeSpan Age = TimeSpan.FromHours(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private KeptRows Rows => new(silos.ConnectionString, Silos.Service);

    [Fact]
    public async Task Old_snapshots_go_with_who_listened_and_all_else_stays()
    {
        var (abandoned, lives, isOther) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await KeepAsync(abandoned);
        await KeepAsync(lives);
        await ListenAsync(abandoned);
        await ListenAsync(lives);
        await silos.Storage(Silos.Deleting).WriteStateAsync("note", Grain(isOther), new GrainState<Note>(new Note()));
        await GrowOldAsync();
        await KeepAsync(lives);

        Assert.Equal(1, await Rows.DeleteAsync(Age, 1000, Token));
        Assert.False(await IsKeptAsync(abandoned));
        Assert.True(await IsKeptAsync(lives));
        Assert.Equal(2L, await ScalarAsync(All));
        Assert.Equal(1L, await ScalarAsync($"SELECT count(*) FROM grain_states WHERE id_text LIKE '%{lives:N}'"));
        Assert.Equal(1L, await ScalarAsync("SELECT count(*) FROM grain_states WHERE grain_type = 'note'"));

        // Of another service in the same database.
        Assert.Equal(0, await new KeptRows(silos.ConnectionString, "another").DeleteAsync(TimeSpan.Zero, 1000, Token));
        Assert.Equal(1, await Rows.DeleteAsync(TimeSpan.Zero, 1000, Token));
    }

    [Fact]
    public async Task However_many_silos_sweep_at_once_each_snapshot_goes_once_and_no_more_at_a_time_than_are_asked_for()
    {
        foreach (var key in Enumerable.Range(0, 50).Select(static _ => Guid.NewGuid()))
        {
            await KeepAsync(key);
        }

        await GrowOldAsync();
        Assert.Equal(10, await Rows.DeleteAsync(Age, 10, Token));
        var deleted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Rows.DeleteAsync(Age, 1000, Token)));
        Assert.Equal(40, deleted.Sum());
    }

    [Fact]
    public async Task A_session_that_writes_after_its_snapshot_was_deleted_is_told()
    {
        var (key, state) = (Guid.NewGuid(), new GrainState<Note>(new Note()));
        await Sessions.WriteStateAsync("session", Grain(key), state);
        await GrowOldAsync();
        Assert.Equal(1, await Rows.DeleteAsync(Age, 1000, Token));
        await Assert.ThrowsAsync<Orleans.Storage.InconsistentStateException>(() => Sessions.WriteStateAsync("session", Grain(key), state));
    }

    [Fact]
    public async Task A_silo_sweeps_by_itself_now_and_then()
    {
        var (key, clock) = (Guid.NewGuid(), new FakeClock());
        await KeepAsync(key);
        await GrowOldAsync();
        using var metrics = new SessionMetrics();
        var sweep = new SnapshotSweep(Rows, new SessionOptions(), metrics);
        using var sweeper = new Sweeper(sweep, clock, NullLogger<Sweeper>.Instance);
        await sweeper.StartAsync(Token);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (await IsKeptAsync(key))
        {
            patience.Token.ThrowIfCancellationRequested();
            clock.Advance(sweep.Period);
        }

        await sweeper.StopAsync(Token);
    }

    private Orleans.Storage.IGrainStorage Sessions => silos.Storage(GrainServices.SessionStorage);

    private static GrainId Grain(Guid key) => GrainId.Create(GrainType.Create("session"), GrainIdKeyExtensions.CreateGuidKey(key));

    private async Task KeepAsync(Guid key)
    {
        var state = new GrainState<Note>();
        await Sessions.ReadStateAsync("session", Grain(key), state);
        state.State = new Note { Text = "a snapshot" };
        await Sessions.WriteStateAsync("session", Grain(key), state);
    }

    private async Task<bool> IsKeptAsync(Guid key)
    {
        var state = new GrainState<Note>();
        await Sessions.ReadStateAsync("session", Grain(key), state);
        return state.RecordExists;
    }

    private async Task ListenAsync(Guid key) => await silos.First.GetRequiredService<IClusterClient>().GetStreamProvider(ListeningStream.Provider)
        .GetStream<ListenBatch>(ListeningStream.Of(key)).SubscribeAsync(static (_, _) => Task.CompletedTask);

    private async Task GrowOldAsync() => await ScalarAsync("UPDATE grain_states SET written_at = written_at - interval '2 hours'");

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(silos.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Token);
    }
}
