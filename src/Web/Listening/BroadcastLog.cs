namespace Interpreter.Web.Listening;

/// <summary>The newest events of a broadcast, for listeners that come back; bounded by bytes, the oldest go first.</summary>
/// <param name="maxBytes">The most bytes.</param>
/// <param name="oldest">The number of the session's oldest event that can be had.</param>
internal sealed class BroadcastLog(int maxBytes, long oldest)
{
    private readonly Queue<BroadcastItem> _items = new();
    private int _bytes;

    /// <summary>The number from which on nothing is missing.</summary>
    public long Oldest { get; private set; } = oldest;

    /// <summary>Keeps an event.</summary>
    public void Add(BroadcastItem item)
    {
        _items.Enqueue(item);
        _bytes += item.Bytes;
        while (_bytes > maxBytes)
        {
            var dropped = _items.Dequeue();
            _bytes -= dropped.Bytes;
            Oldest = dropped.Sequence + 1;
        }
    }

    /// <summary>What is kept of the events after a number, oldest first.</summary>
    public IEnumerable<BroadcastItem> After(long sequence) => _items.SkipWhile(item => item.Sequence <= sequence);
}
