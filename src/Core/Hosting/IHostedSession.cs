using Interpreter.Core.Sessions;

namespace Interpreter.Core.Hosting;

/// <summary>A session as whoever hosts it sees it.</summary>
public interface IHostedSession : ISession
{
    /// <summary>What the session was created with.</summary>
    SessionSettings Settings { get; }

    /// <summary>Completes when the session is over for good, and has given back all it held. Never for one that was suspended.</summary>
    Task Closed { get; }

    /// <summary>Makes the session wait for a follower from now on. Returns false where it is over, or about to be: <see cref="Closed"/> tells when.</summary>
    Task<bool> TouchAsync();

    /// <summary>Tells a session that came back what its follower has of it; the first call sets it going. Of no effect on one that began here.</summary>
    void Recall(HeardOutputs heard);

    /// <summary>
    /// Ends the session here without ending it: its followers' subscriptions complete without a closed state, and with the
    /// snapshot it goes on elsewhere.
    /// </summary>
    /// <returns>The snapshot; null where the session is over.</returns>
    Task<SessionSnapshot?> SuspendAsync(CancellationToken cancellationToken);
}
