using System.Diagnostics.CodeAnalysis;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>The events of the message that is being read: few, and reused from message to message.</summary>
internal sealed class EventBuffer
{
    private readonly List<LiveEvent> _events = [];
    private int _next;

    /// <summary>Adds what a message says.</summary>
    public void Read(ReadOnlySpan<byte> message) => ServerMessageReader.Read(message, _events);

    /// <summary>Takes the next event; the caller owns its audio.</summary>
    public bool TryTake([NotNullWhen(true)] out LiveEvent? next)
    {
        if (_next < _events.Count)
        {
            next = _events[_next++];
            return true;
        }

        _events.Clear();
        _next = 0;
        next = null;
        return false;
    }

    /// <summary>Looks for an event among those that were not taken.</summary>
    public T? Find<T>()
        where T : LiveEvent
    {
        for (var at = _next; at < _events.Count; at++)
        {
            if (_events[at] is T found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Lets go of what was not taken.</summary>
    public void Release()
    {
        while (TryTake(out var left))
        {
            (left as LiveEvent.Audio)?.Frame.Release();
        }
    }
}
