using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Interpreter.Hosting.Clustering;

/// <summary>Lets a member of a cluster use <see cref="ClusterSockets"/>.</summary>
internal static class ClusterSocketServices
{
    /// <summary>Puts our sockets in the place of those that Orleans has registered, each under a key of its own.</summary>
    public static void UseClusterSockets(this IServiceCollection services)
    {
        services.TryAddSingleton<ClusterSockets>();
        foreach (var theirs in services.Where(IsTransport).ToArray())
        {
            services.Remove(theirs);
            services.Add(ServiceDescriptor.KeyedSingleton(theirs.ServiceType, theirs.ServiceKey, static (provider, _) => provider.GetRequiredService<ClusterSockets>()));
        }
    }

    private static bool IsTransport(ServiceDescriptor service) =>
        service.IsKeyedService && (service.ServiceType == typeof(IConnectionFactory) || service.ServiceType == typeof(IConnectionListenerFactory));
}
