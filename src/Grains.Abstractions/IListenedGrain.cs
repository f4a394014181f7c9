using Interpreter.Grains.Wire;
using Orleans.Concurrency;

namespace Interpreter.Grains;

/// <summary>A session as those see it who listen to it; its key is the session's id, and its grain is the one of <see cref="ISessionGrain"/>.</summary>
[Alias("interpreter.IListenedGrain")]
public interface IListenedGrain : IGrainWithGuidKey
{
    /// <summary>
    /// Listens, as <see cref="Core.Sessions.ISession.ListenAsync"/> does. Ends without a closed state when the activation
    /// goes: whoever listens calls again, and lands where the session lives then.
    /// </summary>
    /// <param name="share">The number of the sharing.</param>
    /// <param name="after">The number of the last output that the caller has; 0 for none.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    [Alias("Listen")]
    IAsyncEnumerable<WireOutput> ListenAsync(int share, long after, CancellationToken cancellationToken);

    /// <summary>
    /// A gateway listens: while any says so, the session publishes its outputs on <see cref="ListeningStream.Of"/>. Said every
    /// second; ten seconds after the last has said so, nothing is published any more.
    /// </summary>
    /// <param name="share">The number of the sharing.</param>
    /// <param name="after">The number of the last output that the gateway has: where a session that has not published begins.</param>
    /// <returns>The number of the newest output published; null where the session is over, or not shared under that number.</returns>
    [Alias("Renew"), AlwaysInterleave]
    Task<long?> RenewAsync(int share, long after);

    /// <summary>As many listen at a gateway, as <see cref="Core.Sessions.SessionCommand.CountListeners"/> says.</summary>
    [Alias("Count"), AlwaysInterleave]
    Task CountAsync(string place, int count);
}
