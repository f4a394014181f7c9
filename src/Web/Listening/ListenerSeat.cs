namespace Interpreter.Web.Listening;

/// <summary>A listener that was let in, until disposed of.</summary>
internal sealed class ListenerSeat(ListenerHall hall, Broadcast broadcast, Listener listener) : IDisposable
{
    private bool _hasLeft;

    /// <summary>The listener.</summary>
    public Listener Listener => listener;

    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _hasLeft, true))
        {
            hall.Leave(broadcast, listener);
        }
    }
}
