using Interpreter.Core.Sessions;
using Orleans.Configuration;

namespace Interpreter.Grains.Tests.Fixtures;

/// <summary>A cluster whose silos hold few sessions, and collect those that are idle within seconds.</summary>
public sealed class SmallCluster : ClusterFixture
{
    public const int MaxSessions = 20;

    public SmallCluster()
    {
        Sessions = new SessionOptions { MaxSessions = MaxSessions };
        Silo = static silo => silo.Configure<GrainCollectionOptions>(static collection =>
        {
            collection.CollectionQuantum = TimeSpan.FromSeconds(1);
            collection.CollectionAge = TimeSpan.FromSeconds(3);
        });
    }
}
