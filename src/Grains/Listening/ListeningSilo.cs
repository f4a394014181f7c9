using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Interpreter.Grains.Listening;

/// <summary>Lets a silo's sessions be listened to.</summary>
public static class ListeningSilo
{
    /// <summary>
    /// Adds the streams of sessions that are listened to: in the silos' memory, since gateways notice what is lost with a silo
    /// and ask for it. Who follows which is kept with the sessions' snapshots. Each gateway adds its part, too.
    /// </summary>
    public static ISiloBuilder AddListening(this ISiloBuilder silo)
    {
        // Orleans looks for the storage of who follows a stream by the name of its provider.
        silo.Services.AddKeyedSingleton(ListeningStream.Provider, static (services, _) => services.GetRequiredKeyedService<IGrainStorage>(GrainServices.SessionStorage));
        return silo.AddMemoryStreams(ListeningStream.Provider, static streams =>
        {
            streams.ConfigurePartitioning(ListeningStream.Queues);
            streams.ConfigurePullingAgent(static agent => agent.Configure(static options => options.GetQueueMsgsTimerPeriod = ListeningStream.PullEvery));
        });
    }
}
