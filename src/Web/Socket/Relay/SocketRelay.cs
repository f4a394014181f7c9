using System.Net.WebSockets;

namespace Interpreter.Web.Socket.Relay;

/// <summary>
/// Carries one client's messages to its session and back: one loop reads the socket, one writes it, and one
/// follows the session. Losing the socket does not close the session.
/// </summary>
internal sealed partial class SocketRelay : IDisposable
{
    private readonly WebSocket _socket;
    private readonly SocketOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SocketClosing _closing = new();
    private readonly SocketSender _sender;
    private readonly MessageReceiver _receiver;
    private readonly ClientConversation _conversation;
    private readonly ITimer _initTimer;

    /// <summary>Begins to relay.</summary>
    /// <param name="socket">The client's.</param>
    /// <param name="services">What all relays share.</param>
    /// <param name="caller">Who opened it.</param>
    public SocketRelay(WebSocket socket, RelayServices services, SocketCaller caller)
    {
        (_socket, _options, _time, _logger) = (socket, services.Options, services.Time, services.Logger);
        _sender = new(socket, _closing, services.Options, services.Time, services.Metrics);
        _receiver = new(socket);
        _conversation = new(services, _closing, _sender, caller);
        _initTimer = _time.CreateTimer(static relay => ((SocketRelay)relay!).InitTimedOut(), this, _options.InitTimeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Relays until either side closes, or the server stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var stop = stopping.UnsafeRegister(
            static closing => ((SocketClosing)closing!).Request(WebSocketCloseStatus.EndpointUnavailable, "The server is stopping: resume later."),
            _closing);
        var receiving = ReceiveLoopAsync();
        var sending = _sender.RunAsync();
        await Task.WhenAny(receiving, sending, _closing.Requested);
        _closing.Request(WebSocketCloseStatus.NormalClosure, "");
        await EndAsync(Task.WhenAll(receiving, sending));
        await _conversation.EndAsync();
    }

    /// <summary>Closes: whoever opened the socket is not signed in any more.</summary>
    public void EndSignIn() => _closing.Request(WebSocketCloseStatus.PolicyViolation, "Your sign-in ended: sign in again, then open another socket.");

    public void Dispose()
    {
        _initTimer.Dispose();
        _sender.Dispose();
        _closing.Dispose();
    }

    private async Task EndAsync(Task loops)
    {
        try
        {
            await loops.WaitAsync(_options.CloseTimeout, _time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            _socket.Abort();
            await loops.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went without a handshake, as phones do.
            Disconnected(_conversation.SessionId, exception.Message);
            _socket.Abort();
            await loops.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReceiveLoopAsync()
    {
        while (!_closing.Token.IsCancellationRequested)
        {
            var limit = _conversation.MaxMessageBytes;
            var message = await _receiver.ReceiveAsync(limit);
            if (message.Type is WebSocketMessageType.Close)
            {
                return;
            }

            if (message.IsTooLarge)
            {
                _closing.RequestForSize(limit, _conversation.IsChat);
                break;
            }

            await _conversation.TakeAsync(message);
        }

        await _receiver.DrainAsync();
    }

    private void InitTimedOut()
    {
        if (!_conversation.IsOpen)
        {
            _closing.Request(WebSocketCloseStatus.PolicyViolation, $"No valid \"init\" came within {_options.InitTimeout.TotalSeconds} s.");
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The client of session {SessionId} went without closing: {Reason}")]
    private partial void Disconnected(string? sessionId, string reason);
}
