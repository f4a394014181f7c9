using System.Threading.Channels;

namespace Interpreter.Web.Listening;

/// <summary>One listener's place in a broadcast: what was said and not yet sent. A queue that fills ends it; the listener comes back and asks for what it missed.</summary>
internal sealed class Listener
{
    // Gemini speaks up to ten times as fast as it is heard: an answer of half a minute in pieces of 40 ms, with its captions.
    private const int Capacity = 1_024;

    private readonly Channel<BroadcastItem> _items = Channel.CreateBounded<BroadcastItem>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly bool _takesVoice;

    /// <param name="joined">Where the listener comes in.</param>
    /// <param name="takesVoice">Whether it is sent voice.</param>
    public Listener(ListenerPosition joined, bool takesVoice) => (Joined, _takesVoice) = (joined, takesVoice);

    /// <summary>Where the listener came in.</summary>
    public ListenerPosition Joined { get; }

    /// <summary>Why nothing more comes; meaningful once <see cref="Items"/> have completed.</summary>
    public ListeningEnd End { get; private set; }

    /// <summary>What is to be sent, in order.</summary>
    public ChannelReader<BroadcastItem> Items => _items.Reader;

    /// <summary>Queues an event. False: the queue is full, and nothing more comes.</summary>
    public bool TryTake(BroadcastItem item)
    {
        if (item.Sequence <= Joined.After || (item.Pcm is not null && !_takesVoice) || _items.Writer.TryWrite(item))
        {
            return true;
        }

        Complete(ListeningEnd.Slow);
        return false;
    }

    /// <summary>Queues an event from before the listener came.</summary>
    public void CatchUp(BroadcastItem item) => _items.Writer.TryWrite(item);

    /// <summary>Nothing more comes.</summary>
    public void Complete(ListeningEnd end)
    {
        End = end;
        _items.Writer.TryComplete();
    }
}
