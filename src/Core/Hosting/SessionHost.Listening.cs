using Interpreter.Core.Sessions;

namespace Interpreter.Core.Hosting;

/// <summary>Listeners get what followers get, while the session is shared; but the session waits for none of them.</summary>
internal sealed partial class SessionHost
{
    private Sharing _keptSharing;

    // The last turn of the process before, and the number that it had.
    private (SessionOutput.TurnCompleted? Turn, long At) _turnBefore;

    /// <inheritdoc/>
    public IAsyncEnumerable<SessionOutput> ListenAsync(int share, long after, CancellationToken cancellationToken) =>
        ReadAsync(new Subscription(share), after, cancellationToken);

    private int Followers => _followers.Count(static follower => follower.Share is null);

    private bool HasListeners => _followers.Exists(static follower => follower.Share is not null);

    private bool IsShut(Subscription subscription) => subscription.Share is { } share && _machine.Sharing != new Sharing(share, true);

    // A follower on another process may be behind what its listeners have: numbers go on after both.
    private void HeardByListener(Subscription subscription, long after)
    {
        if (subscription.Share is not null && _keeper is not null)
        {
            _log.GoOnAfter(after);
        }
    }

    // What was published for listeners may have been lost with the process that the log was lost with; its owner has it. The end
    // of a turn is all of it: it is told in the place of everything before the log.
    private SessionOutput.TurnCompleted? MissedByListener(Subscription subscription, long after)
    {
        var (turn, at) = _turnBefore;
        return subscription.Share is null || turn is null || after >= at || at >= _log.Oldest ? null : turn with { Sequence = _log.Oldest - 1 };
    }

    private void LetListenersGo()
    {
        foreach (var listener in _followers.FindAll(static follower => follower.Share is not null))
        {
            listener.Complete();
            _followers.Remove(listener);
        }
    }
}
