namespace Interpreter.Core.Sessions;

/// <summary>How many listen to a session, by what each process with listeners said last. A process that is gone is forgotten. Pure.</summary>
internal sealed class ListenerCount
{
    /// <summary>How long what a process said holds: three times <see cref="SessionCommand.CountListeners.RenewalSeconds"/>.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(3 * SessionCommand.CountListeners.RenewalSeconds);

    private readonly Dictionary<string, (int Count, TimeSpan Until)> _places = new(StringComparer.Ordinal);

    /// <summary>How many listen in all.</summary>
    public int Total { get; private set; }

    /// <summary>When the next process is to be forgotten; null for never.</summary>
    public TimeSpan? Deadline { get; private set; }

    /// <summary>Learns how many listen at a process. Returns whether the total changed.</summary>
    public bool Set(string place, int count, TimeSpan now)
    {
        if (count > 0)
        {
            _places[place] = (count, now + Lease);
        }
        else
        {
            _places.Remove(place);
        }

        return Forget(now);
    }

    /// <summary>Forgets processes that have fallen silent. Returns whether the total changed.</summary>
    public bool Forget(TimeSpan now)
    {
        var (before, total) = (Total, 0);
        Deadline = null;
        foreach (var (place, (count, until)) in _places)
        {
            if (until <= now)
            {
                // Dictionary<K, V> may lose entries while it is enumerated.
                _places.Remove(place);
                continue;
            }

            total += count;
            Deadline = until < Deadline || Deadline is null ? until : Deadline;
        }

        Total = total;
        return total != before;
    }
}
