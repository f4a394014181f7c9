using System.Collections.Concurrent;
using Interpreter.Core.Sessions;

namespace Interpreter.Web.Listening;

/// <summary>All who listen in this process, by what they listen to.</summary>
internal sealed partial class ListenerHall(
    ISessionDirectory sessions, ListeningOptions options, TimeProvider time, InterpreterWebMetrics metrics, ILogger<ListenerHall> logger) : IDisposable
{
    private readonly ConcurrentDictionary<ListenTicket, Lazy<Task<Broadcast?>>> _broadcasts = new();
    private readonly CancellationTokenSource _stopping = new();
    private int _count;

    /// <summary>Lets somebody in.</summary>
    /// <param name="ticket">What they listen to.</param>
    /// <param name="after">The last event that a listener has that returns; null for one that is new.</param>
    /// <param name="takesVoice">Whether voice is sent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The seat, or what is wrong.</returns>
    public async Task<(ListenerSeat? Seat, bool IsFull)> JoinAsync(ListenTicket ticket, long? after, bool takesVoice, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _count) > options.MaxPerProcess)
        {
            Interlocked.Decrement(ref _count);
            return (null, true);
        }

        Listener? listener = null;
        try
        {
            var broadcast = await FindAsync(ticket, cancellationToken);
            listener = broadcast?.TryJoin(after, takesVoice);
            return listener is null ? (null, broadcast is { IsOver: false }) : (new(this, broadcast!, listener), false);
        }
        finally
        {
            if (listener is null)
            {
                Interlocked.Decrement(ref _count);
            }
            else
            {
                metrics.ListenerCame();
            }
        }
    }

    /// <summary>Lets somebody out.</summary>
    internal void Leave(Broadcast broadcast, Listener listener)
    {
        broadcast.Leave(listener);
        Interlocked.Decrement(ref _count);
        metrics.ListenerWent();
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task<Broadcast?> FindAsync(ListenTicket ticket, CancellationToken cancellationToken)
    {
        while (true)
        {
            var opening = _broadcasts.GetOrAdd(ticket, key => new(() => OpenAsync(key)));
            try
            {
                if (await opening.Value.WaitAsync(cancellationToken) is { IsOver: false } broadcast)
                {
                    return broadcast;
                }
            }
            catch (Exception) when (!opening.Value.IsCompletedSuccessfully && opening.Value.IsCompleted)
            {
                Forget(ticket, opening);
                throw;
            }

            Forget(ticket, opening);
            if (opening.Value.Result is null)
            {
                return null;
            }
        }
    }

    private async Task<Broadcast?> OpenAsync(ListenTicket ticket)
    {
        if (await sessions.FindAsync(ticket.SessionId.ToString(), _stopping.Token) is not { } session
            || await Broadcast.OpenAsync(session, ticket.Share, options, time, metrics, _stopping.Token) is not { } broadcast)
        {
            return null;
        }

        _ = ForgetWhenEndedAsync(ticket, broadcast);
        return broadcast;
    }

    private async Task ForgetWhenEndedAsync(ListenTicket ticket, Broadcast broadcast)
    {
        try
        {
            await broadcast.Ended;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Failed(ticket.SessionId, exception);
        }

        if (_broadcasts.TryGetValue(ticket, out var opening) && opening.Value.IsCompletedSuccessfully && opening.Value.Result == broadcast)
        {
            Forget(ticket, opening);
        }
    }

    private void Forget(ListenTicket ticket, Lazy<Task<Broadcast?>> opening) => _broadcasts.TryRemove(KeyValuePair.Create(ticket, opening));

    [LoggerMessage(Level = LogLevel.Error, Message = "Listening to session {SessionId} failed; its listeners are asked to come back.")]
    private partial void Failed(Guid sessionId, Exception exception);
}
