using System.Net;
using Interpreter.Silo.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Membership;
using Orleans.Runtime.MembershipService;

namespace Interpreter.Silo.Tests.Schema;

/// <summary>What Orleans' membership protocol asks of its table. Each test has a cluster of its own, of silos that are only told of.</summary>
public sealed class MembershipTableTests(Silos silos) : IClassFixture<Silos>, IAsyncLifetime
{
    private static readonly DateTime Start = new(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);

    private readonly ClusterOptions _cluster = new() { ClusterId = Guid.NewGuid().ToString(), ServiceId = "test" };
    private AdoNetClusteringTable? _table;

    private AdoNetClusteringTable Table => _table!;

    public async ValueTask InitializeAsync()
    {
        _table = Open();
        await _table.InitializeMembershipTable(tryInitTableVersion: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (_table is not null)
        {
            await _table.DeleteMembershipTableEntries(_cluster.ClusterId);
        }
    }

    [Fact]
    public async Task A_new_cluster_has_a_version_and_no_silo_however_often_it_is_begun()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Open().InitializeMembershipTable(tryInitTableVersion: true)));
        var all = await Table.ReadAll();
        Assert.Empty(all.Members);
        Assert.Equal((0, "0"), (all.Version.Version, all.Version.VersionEtag));
        Assert.Empty((await Table.ReadRow(Silo(1).SiloAddress)).Members);
    }

    [Fact]
    public async Task A_silo_is_read_as_it_was_written()
    {
        var written = Silo(1);
        Assert.True(await InsertAsync(written));
        var row = await Table.ReadRow(written.SiloAddress);
        var read = Assert.Single(row.Members).Item1;
        Assert.Equal(
            (written.SiloAddress, written.SiloName, written.HostName, written.Status, written.ProxyPort, written.StartTime, written.IAmAliveTime),
            (read.SiloAddress, read.SiloName, read.HostName, read.Status, read.ProxyPort, read.StartTime, read.IAmAliveTime));
        Assert.Null(read.SuspectTimes);
        Assert.Equal(1, row.Version.Version);
    }

    [Fact]
    public async Task A_silo_is_inserted_once_and_only_over_the_newest_version()
    {
        var stale = (await Table.ReadAll()).Version;
        Assert.True(await InsertAsync(Silo(1)));
        Assert.False(await Table.InsertRow(Silo(2), stale.Next()));
        Assert.False(await InsertAsync(Silo(1)));
        Assert.Equal(1, (await Table.ReadAll()).Version.Version);
    }

    [Fact]
    public async Task A_silo_is_changed_only_over_the_newest_version_and_only_if_it_is_there()
    {
        await InsertAsync(Silo(1));
        var stale = (await Table.ReadAll()).Version;
        var suspected = Silo(1);
        suspected.Status = SiloStatus.Dead;
        suspected.AddSuspector(Silo(2).SiloAddress, Start);
        suspected.AddSuspector(Silo(3).SiloAddress, Start.AddSeconds(1));
        Assert.True(await Table.UpdateRow(suspected, "", stale.Next()));
        Assert.False(await Table.UpdateRow(Silo(1), "", stale.Next()));
        Assert.False(await Table.UpdateRow(Silo(4), "", (await Table.ReadAll()).Version.Next()));
        var read = Assert.Single((await Table.ReadAll()).Members).Item1;
        Assert.Equal(SiloStatus.Dead, read.Status);
        Assert.Equal(suspected.SuspectTimes, read.SuspectTimes);
    }

    [Fact]
    public async Task Of_eight_who_change_the_same_version_one_succeeds()
    {
        var version = (await Table.ReadAll()).Version.Next();
        var inserted = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Table.InsertRow(Silo(number), version)));
        Assert.Single(inserted, isDone => isDone);
        var one = Assert.Single((await Table.ReadAll()).Members).Item1;
        version = (await Table.ReadAll()).Version.Next();
        var updated = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Table.UpdateRow(one, "", version)));
        Assert.Single(updated, isDone => isDone);
        Assert.Equal(2, (await Table.ReadAll()).Version.Version);
    }

    [Fact]
    public async Task A_sign_of_life_changes_no_version()
    {
        await InsertAsync(Silo(1));
        var alive = Silo(1);
        alive.IAmAliveTime = Start.AddMinutes(1);
        await Table.UpdateIAmAlive(alive);
        var all = await Table.ReadAll();
        Assert.Equal((1, Start.AddMinutes(1)), (all.Version.Version, Assert.Single(all.Members).Item1.IAmAliveTime));
    }

    [Fact]
    public async Task Old_silos_are_cleared_away_unless_they_serve()
    {
        SiloStatus[] statuses = [SiloStatus.Created, SiloStatus.Joining, SiloStatus.Active, SiloStatus.ShuttingDown, SiloStatus.Stopping, SiloStatus.Dead];
        foreach (var status in statuses)
        {
            await InsertAsync(Silo((int)status, status));
        }

        await Table.CleanupDefunctSiloEntries(Start);
        Assert.Equal(statuses.Length, (await Table.ReadAll()).Members.Count);
        await Table.CleanupDefunctSiloEntries(Start.AddMilliseconds(1));
        Assert.Equal(SiloStatus.Active, Assert.Single((await Table.ReadAll()).Members).Item1.Status);
    }

    [Fact]
    public async Task Clients_are_told_the_silos_that_serve_and_take_clients()
    {
        await InsertAsync(Silo(1));
        await InsertAsync(Silo(2, SiloStatus.Dead));
        var closed = Silo(3);
        closed.ProxyPort = 0;
        await InsertAsync(closed);
        var provider = new AdoNetGatewayListProvider(
            NullLogger<AdoNetGatewayListProvider>.Instance,
            silos.First,
            Options.Create(new AdoNetClusteringClientOptions { Invariant = "Npgsql", ConnectionString = silos.ConnectionString }),
            Options.Create(new GatewayOptions()),
            Options.Create(_cluster));
        await provider.InitializeGatewayListProvider();
        var gateway = Assert.Single(await provider.GetGateways());
        Assert.Equal(new Uri("gwy.tcp://127.0.0.1:30001/1"), gateway);
    }

    [Fact]
    public async Task One_cluster_is_deleted_without_the_others()
    {
        await InsertAsync(Silo(1));
        await Table.DeleteMembershipTableEntries(_cluster.ClusterId);
        Assert.Equal(2, (await silos.First.GetRequiredService<IMembershipTable>().ReadAll()).Members.Count);
        await Table.InitializeMembershipTable(tryInitTableVersion: true);
        Assert.Empty((await Table.ReadAll()).Members);
    }

    private static MembershipEntry Silo(int number, SiloStatus status = SiloStatus.Active) => new()
    {
        SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 20_000 + number), number),
        SiloName = $"silo {number}",
        HostName = "here",
        Status = status,
        ProxyPort = 30_000 + number,
        StartTime = Start,
        IAmAliveTime = Start,
    };

    private AdoNetClusteringTable Open() => new(
        silos.First,
        Options.Create(_cluster),
        Options.Create(new AdoNetClusteringSiloOptions { Invariant = "Npgsql", ConnectionString = silos.ConnectionString }),
        NullLogger<AdoNetClusteringTable>.Instance);

    private async Task<bool> InsertAsync(MembershipEntry silo) => await Table.InsertRow(silo, (await Table.ReadAll()).Version.Next());
}
