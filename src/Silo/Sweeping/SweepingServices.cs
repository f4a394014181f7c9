using Interpreter.Core.Hosting;
using Interpreter.Hosting.Settings;

namespace Interpreter.Silo.Sweeping;

/// <summary>Lets a silo sweep.</summary>
internal static class SweepingServices
{
    public static void AddSweeping(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<IKeptSnapshots>(new KeptRows(connectionString, ClusterSettings.ServiceId));
        services.AddSingleton<SnapshotSweep>();
        services.AddHostedService<Sweeper>();
    }
}
