using System.Net.WebSockets;
using Interpreter.Web.Listening;
using Interpreter.Web.Socket.Incoming;
using Interpreter.Web.Socket.Outgoing;

namespace Interpreter.Web.Socket.Relay;

/// <summary>A socket's hold on another's session: passes on what is said there.</summary>
internal sealed class ListenerLink(ListenerSeat seat, SocketClosing closing, SocketSender sender) : IDisposable
{
    private static readonly MessageProblem Unshared =
        new(ProtocolErrorCodes.ListenEnded, "The speaker has ended the listening: ask them for another link.");

    /// <summary>Where the listener came in.</summary>
    public ListenerPosition Joined => seat.Listener.Joined;

    /// <summary>Lets a listener in, or says why not.</summary>
    public static async Task<(ListenerLink? Link, MessageProblem? Problem)> JoinAsync(
        ListenRequest request, RelayServices services, SocketClosing closing, SocketSender sender)
    {
        if (services.ListenTokens.Read(request.Token) is not { } ticket)
        {
            return (null, NotFound);
        }

        var (seat, isFull) = await services.Hall.JoinAsync(ticket, request.LastSequence, request.TakesVoice, closing.Token);
        return seat is null ? (null, isFull ? Full : NotFound) : (new(seat, closing, sender), null);
    }

    /// <summary>Sends the listener what is said, until it ends or the socket closes.</summary>
    public async Task FollowAsync()
    {
        try
        {
            while (await seat.Listener.Items.WaitToReadAsync(closing.Token))
            {
                while (seat.Listener.Items.TryRead(out var item))
                {
                    await SendAsync(item);
                }
            }

            RequestClose(seat.Listener.End);
        }
        catch (OperationCanceledException) when (closing.Token.IsCancellationRequested)
        {
            // The socket closes.
        }
    }

    public void Dispose() => seat.Dispose();

    private static MessageProblem NotFound { get; } = new(
        ProtocolErrorCodes.SessionNotFound, "\"listenToken\" names a session that is over, or is shared no more: ask the speaker for another link.", "listenToken");

    private static MessageProblem Full { get; } = new(ProtocolErrorCodes.ListenersFull, "As many listen as may: try again later.");

    private ValueTask SendAsync(BroadcastItem item) => sender.SendAsync(new OutgoingItem { Heard = item });

    private void RequestClose(ListeningEnd end)
    {
        switch (end)
        {
            case ListeningEnd.Over:
                closing.Request(WebSocketCloseStatus.NormalClosure, "The session is over.");
                break;
            case ListeningEnd.Unshared:
                closing.Request(WebSocketCloseStatus.NormalClosure, "The speaker has ended the listening.", Unshared);
                break;
            case ListeningEnd.Slow:
                closing.RequestForSlowness();
                break;
            default:
                closing.Request(SocketClosing.TryAgainLater, "The session can't be followed at the moment: come back.");
                break;
        }
    }
}
