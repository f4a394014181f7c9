using Interpreter.Grains;

namespace Interpreter.Gateway.Listening;

/// <summary>Lets a gateway's clients listen.</summary>
internal static class ListeningClient
{
    /// <summary>Adds the streams of sessions that are listened to, as the silos have them.</summary>
    public static IClientBuilder AddListening(this IClientBuilder client) =>
        client.AddMemoryStreams(ListeningStream.Provider, static streams => streams.ConfigurePartitioning(ListeningStream.Queues));
}
