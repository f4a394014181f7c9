using Interpreter.Grains.Wire;

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
}
