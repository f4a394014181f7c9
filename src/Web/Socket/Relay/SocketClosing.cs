using System.Net.WebSockets;
using Interpreter.Web.Socket.Incoming;

namespace Interpreter.Web.Socket.Relay;

/// <summary>
/// The decision to close a socket: the first one stands. Neither receive nor send is ever cancelled for it,
/// since that would cut the connection before the close frame is out.
/// </summary>
internal sealed class SocketClosing : IDisposable
{
    /// <summary>"Try again later" (IANA WebSocket close code registry).</summary>
    public const WebSocketCloseStatus TryAgainLater = (WebSocketCloseStatus)1013;

    private readonly CancellationTokenSource _source = new();
    private readonly TaskCompletionSource _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _decided;

    /// <summary>Completes with the decision.</summary>
    public Task Requested => _requested.Task;

    /// <summary>Cancelled with the decision: for calls to the session, never for the socket's own.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The status to close with.</summary>
    public WebSocketCloseStatus Status { get; private set; } = WebSocketCloseStatus.NormalClosure;

    /// <summary>The reason to give; at most 123 bytes of UTF-8 (RFC 6455, section 5.5).</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The error to send just before the close frame; null for none.</summary>
    public MessageProblem? LastWord { get; private set; }

    /// <summary>Decides that the client reads too slowly.</summary>
    public void RequestForSlowness() => Request(
        TryAgainLater,
        "The client reads too slowly.",
        new(ProtocolErrorCodes.SlowClient, "The client reads slower than the session speaks: open another socket and resume."));

    /// <summary>Decides that a message is too large to be read.</summary>
    /// <param name="limit">The most bytes.</param>
    /// <param name="isChat">Whether images may be in it.</param>
    public void RequestForSize(int limit, bool isChat) => Request(
        WebSocketCloseStatus.MessageTooBig,
        "The message is too large.",
        new(
            ProtocolErrorCodes.MessageTooLarge,
            $"The message is larger than {limit} bytes: send {(isChat ? "smaller or fewer images, and " : "")}audio in messages of 20 to 100 ms."));

    /// <summary>Decides, if nobody has.</summary>
    public void Request(WebSocketCloseStatus status, string reason, MessageProblem? lastWord = null)
    {
        if (Interlocked.Exchange(ref _decided, 1) != 0)
        {
            return;
        }

        (Status, Reason, LastWord) = (status, reason, lastWord);
        _requested.TrySetResult();
        _source.Cancel();
    }

    public void Dispose() => _source.Dispose();
}
