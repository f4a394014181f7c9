using Interpreter.Grains;
using Interpreter.Grains.Listening;
using Interpreter.Hosting.Clustering;
using Interpreter.Hosting.Settings;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace Interpreter.Silo.Clustering;

/// <summary>Makes a silo one of its cluster.</summary>
internal static class ClusterSilo
{
    private const string Invariant = "Npgsql";

    public static void Configure(ISiloBuilder silo, ClusterSettings cluster, string connectionString)
    {
        if (cluster.IsLocal)
        {
            silo.UseLocalhostClustering(cluster.SiloPort, cluster.GatewayPort, null, ClusterSettings.ServiceId, cluster.Id);
            silo.AddMemoryGrainStorage(GrainServices.SessionStorage);
        }
        else
        {
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Id, ClusterSettings.ServiceId));
            silo.ConfigureEndpoints(cluster.Address, cluster.SiloPort, cluster.GatewayPort);
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Invariant, connectionString));
            // A session that is over leaves nothing behind.
            silo.AddAdoNetGrainStorage(
                GrainServices.SessionStorage,
                options => (options.Invariant, options.ConnectionString, options.DeleteStateOnClear) = (Invariant, connectionString, true));
        }

        silo.AddListening();
        silo.Configure<ClusterMembershipOptions>(Notice);
        silo.Configure<SiloMessagingOptions>(options => options.CancelRequestOnTimeout = true);
        silo.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = cluster.Drain);
        silo.Services.AddSingleton<MembershipLog>();
        silo.Services.AddHostedService(static provider => provider.GetRequiredService<MembershipLog>());
        silo.Services.UseClusterSockets();
        if (silo.Configuration.ExportsTraces())
        {
            silo.AddActivityPropagation();
        }

        // The log of others is for those who read the log.
        silo.AddDashboard(options => options.HideTrace = true);
    }

    /// <summary>
    /// A silo that was killed is noticed in about two seconds, one that hangs within five. docs/operations.md says why neither
    /// is declared dead for being busy.
    /// </summary>
    private static void Notice(ClusterMembershipOptions options)
    {
        // Adapted to how fast answers come, between half a second and MaxProbeTimeout.
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        // Three of these are the time during which anything heard from a silo keeps it alive: 4.2 s.
        options.MaxProbeTimeout = TimeSpan.FromSeconds(1.4);
        options.NumMissedProbesLimit = 3;
        // Of two silos one vote suffices, of three or more it takes two: Orleans takes the lesser of this and half of those alive.
        options.NumVotesForDeathDeclaration = 2;
        // A cluster that was killed as a whole starts anew without waiting for its dead: they are stale after three of these.
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
        // Gossip tells at once; this is for who missed it.
        options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
    }
}
