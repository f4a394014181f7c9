using Interpreter.Core.Sessions;
using Interpreter.Core.Users;
using Interpreter.Gateway.Cluster;
using Interpreter.Gateway.Listening;
using Interpreter.Grains;
using Interpreter.Hosting.Clustering;
using Interpreter.Hosting.Settings;
using Interpreter.ServiceDefaults.Health;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace Interpreter.Gateway.Joining;

/// <summary>Makes a host a client of its cluster.</summary>
internal static class ClusterClientServices
{
    // How soon a gateway hears of new silos; the client asks the database.
    private static readonly TimeSpan SilosRefresh = TimeSpan.FromSeconds(5);

    public static void AddCluster(this WebApplicationBuilder builder, ClusterSettings cluster, string connectionString)
    {
        var services = builder.Services;
        services.AddSingleton<ClusterState>();
        services.AddSingleton<IReadinessCheck>(static provider => provider.GetRequiredService<ClusterState>());
        services.AddSingleton<IClusterConnectionStatusObserver>(static provider => provider.GetRequiredService<ClusterState>());
        services.AddSingleton<IClientConnectionRetryFilter>(static provider => provider.GetRequiredService<ClusterState>());

        ServiceDescriptor[] before = [.. services];
        builder.UseOrleansClient(client => Configure(client, cluster, connectionString));
        services.Remove(services.Except(before).Single(static service => service.ServiceType == typeof(IHostedService)));
        services.AddHostedService<ClusterClientStart>();

        services.AddSingleton(new Cluster.GatewayOptions());
        services.AddSingleton<ClusterMetrics>();
        services.AddSingleton<ISessionDirectory, ClusterDirectory>();
        services.AddSingleton<IUserDirectory, GrainUsers>();
    }

    private static void Configure(IClientBuilder client, ClusterSettings cluster, string connectionString)
    {
        if (cluster.IsLocal)
        {
            client.UseLocalhostClustering(cluster.GatewayPort, ClusterSettings.ServiceId, cluster.Id);
        }
        else
        {
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Id, ClusterSettings.ServiceId));
            client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connectionString));
        }

        client.Configure<Orleans.Configuration.GatewayOptions>(static options => options.GatewayListRefreshPeriod = SilosRefresh);
        client.Configure<ClientMessagingOptions>(static options => options.CancelRequestOnTimeout = true);
        client.AddListening();
        client.Services.UseClusterSockets();
        if (client.Configuration.ExportsTraces())
        {
            client.AddActivityPropagation();
        }

        client.AddDashboard(static options => options.HideTrace = true);
    }
}
