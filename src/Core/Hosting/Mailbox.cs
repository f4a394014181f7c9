using System.Collections.Concurrent;

namespace Interpreter.Core.Hosting;

/// <summary>
/// Runs an actor's turns one at a time, in the order they were posted, on whichever thread finds the actor at
/// rest: a frame that comes in on a socket's thread goes through the actor and out on another socket without a
/// thread switch. A turn that is posted from within a turn runs after it.
/// </summary>
/// <param name="handle">Runs a turn; must not throw.</param>
/// <param name="capacity">The most turns that may wait; <see cref="TryPost"/> refuses more.</param>
internal sealed class Mailbox<T>(Action<T> handle, int capacity)
{
    private readonly ConcurrentQueue<T> _waiting = new();
    private int _count;

    /// <summary>How many turns wait or run.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Posts a turn that may be dropped. Returns false, and posts nothing, when too many wait.</summary>
    public bool TryPost(T turn)
    {
        if (Count >= capacity)
        {
            return false;
        }

        Post(turn);
        return true;
    }

    /// <summary>Posts a turn that must not be lost; its kinds are few by nature (ends, timers, commands).</summary>
    public void Post(T turn)
    {
        _waiting.Enqueue(turn);
        if (Interlocked.Increment(ref _count) > 1)
        {
            return;
        }

        do
        {
            // Counted after it was queued, so there is one.
            _waiting.TryDequeue(out var next);
            handle(next!);
        }
        while (Interlocked.Decrement(ref _count) > 0);
    }
}
