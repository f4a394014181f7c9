using System.Diagnostics.CodeAnalysis;

namespace Interpreter.Core.Attachments;

/// <summary>Numbered messages in the order of their numbers: those of a cluster may overtake each other. One caller at a time.</summary>
/// <param name="limit">How many may be early; the one that they wait for has room beside them.</param>
public sealed class InOrder<T>(int limit)
{
    private readonly Dictionary<long, T> _early = [];

    /// <summary>The number of the newest message taken; 0 for none: they begin with 1.</summary>
    public long Through { get; private set; }

    /// <summary>Whether messages wait for one that has not come.</summary>
    public bool HasGap => _early.Count > 0;

    /// <summary>Adds a message.</summary>
    /// <returns>False: it has come before, or too many wait for one that has not come. Whoever sent it finds that it is missing.</returns>
    public bool TryAdd(long number, T message) =>
        number > Through && (_early.Count < limit || number == Through + 1) && _early.TryAdd(number, message);

    /// <summary>Takes the next message, if it has come.</summary>
    public bool TryTake([MaybeNullWhen(false)] out T message)
    {
        if (!_early.Remove(Through + 1, out message))
        {
            return false;
        }

        Through++;
        return true;
    }

    /// <summary>Takes all that wait for one that has not come: it never will.</summary>
    public IReadOnlyCollection<T> GiveUp()
    {
        T[] waiting = [.. _early.Values];
        _early.Clear();
        return waiting;
    }
}
