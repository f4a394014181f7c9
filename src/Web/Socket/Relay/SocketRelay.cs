using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Web.Socket.Incoming;
using Interpreter.Web.Socket.Outgoing;

namespace Interpreter.Web.Socket.Relay;

/// <summary>
/// Carries one client's messages to its session and back: one loop reads the socket, one writes it, and one
/// follows the session. Losing the socket does not close the session.
/// </summary>
internal sealed partial class SocketRelay : IDisposable
{
    // What a resumed session is taken to have whose settings are not known in this process: the protocol's default.
    private const int DefaultSampleRate = 16_000;

    private readonly WebSocket _socket;
    private readonly RelayServices _services;
    private readonly SocketClosing _closing = new();
    private readonly SocketSender _sender;
    private readonly MessageReceiver _receiver;
    private readonly RateLimit _rateLimit;
    private readonly ITimer _initTimer;
    private readonly ILogger _logger;
    private SessionLink? _link;
    private Task _following = Task.CompletedTask;

    public SocketRelay(WebSocket socket, RelayServices services)
    {
        var options = services.Options;
        (_socket, _services, _logger) = (socket, services, services.Logger);
        _sender = new(socket, _closing, options, services.Time, services.Metrics);
        _receiver = new(socket, options.MaxMessageBytes);
        _rateLimit = new(options.MaxMessagesPerSecond, services.Time);
        _initTimer = services.Time.CreateTimer(
            static relay => ((SocketRelay)relay!).InitTimedOut(), this, options.InitTimeout, Timeout.InfiniteTimeSpan);
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

        var both = Task.WhenAll(receiving, sending);
        try
        {
            await both.WaitAsync(_services.Options.CloseTimeout, _services.Time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            _socket.Abort();
            await both.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went without a handshake, as phones do.
            Disconnected(_link?.SessionId, exception.Message);
            _socket.Abort();
            await both.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _following.WaitAsync(_services.Options.CloseTimeout, _services.Time, CancellationToken.None);
        if (_link is not null)
        {
            await _link.DisposeAsync();
        }
    }

    public void Dispose()
    {
        _initTimer.Dispose();
        _sender.Dispose();
        _closing.Dispose();
    }

    private async Task ReceiveLoopAsync()
    {
        while (!_closing.Token.IsCancellationRequested)
        {
            var message = await _receiver.ReceiveAsync();
            if (message.Type is WebSocketMessageType.Close)
            {
                return;
            }

            if (message.IsTooLarge)
            {
                _closing.Request(WebSocketCloseStatus.MessageTooBig, "The message is too large.", TooLarge());
                break;
            }

            await TakeGuardedAsync(message);
        }

        await _receiver.DrainAsync();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask TakeGuardedAsync(ReceivedMessage message)
    {
        try
        {
            await TakeAsync(message);
        }
        catch (OperationCanceledException) when (_closing.Token.IsCancellationRequested)
        {
            // The message came while the socket closes.
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask TakeAsync(ReceivedMessage received)
    {
        _services.Metrics.FrameReceived(received.Length);
        if (!_rateLimit.TryTake(out var excess))
        {
            received.Return();
            _services.Metrics.FrameDropped();
            if (excess is not null)
            {
                await _sender.SendErrorAsync(excess);
            }

            return;
        }

        ParsedMessage parsed;
        try
        {
            parsed = Parse(received);
        }
        finally
        {
            received.Return();
        }

        await (parsed.Problem is { } problem ? _sender.SendErrorAsync(problem) : ActAsync(parsed.Message));
    }

    private ParsedMessage Parse(in ReceivedMessage received)
    {
        if (received.Type is WebSocketMessageType.Text)
        {
            return _services.Parser.Parse(received.Payload, _link?.SampleRate);
        }

        if (_link is null)
        {
            return ClientMessageParser.NotReady;
        }

        if (!_sender.Mode.BinaryAudio)
        {
            return new MessageProblem(
                ProtocolErrorCodes.BinaryNotNegotiated,
                "A binary frame came, but \"audioEncoding\" is \"base64\": set \"config.audioEncoding\" to \"binary\" in \"init\", or send \"audio\" messages.");
        }

        return PcmReader.Read(received.Payload, _link.SampleRate, out var frame) is { } problem
            ? problem
            : new ClientMessage(ClientMessageKind.Audio) { Audio = frame };
    }

    private ValueTask ActAsync(in ClientMessage message) => message.Kind switch
    {
        ClientMessageKind.Audio => SendAudioAsync(message.Audio!),
        ClientMessageKind.Init => InitAsync(message.Init!),
        ClientMessageKind.Ping => _sender.SendAsync(new Reply.Pong(message.PingId)),
        ClientMessageKind.Text => _link!.SendAsync(new SessionCommand.SendText(message.Text!)),
        ClientMessageKind.Ack => _link!.SendAsync(new SessionCommand.Acknowledge(message.Sequence)),
        ClientMessageKind.Interrupt => _link!.SendAsync(new SessionCommand.Interrupt()),
        ClientMessageKind.EndUtterance => _link!.SendAsync(new SessionCommand.EndUtterance()),
        _ => CloseAsync(),
    };

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SendAudioAsync(AudioFrame frame)
    {
        try
        {
            await _link!.SendAudioAsync(frame);
        }
        finally
        {
            frame.Release();
        }
    }

    private async ValueTask InitAsync(InitRequest request)
    {
        var (session, settings, problem) = await _services.Opener.OpenAsync(request, _closing.Token);
        var link = session is null
            ? null
            : await SessionLink.AttachAsync(
                session, request.Resume?.LastSequence ?? 0, settings?.SampleRate ?? DefaultSampleRate, _closing, _sender);
        if (link is null)
        {
            await _sender.SendErrorAsync(problem ?? SessionOpener.NotFound);
            return;
        }

        _link = link;
        await _initTimer.DisposeAsync();
        _sender.Mode = request.Mode;
        await _sender.SendAsync(new Reply.Connected(link.SessionId, link.Attached, request.Resume?.LastSequence, settings));
        foreach (var notice in request.Notices)
        {
            await _sender.SendAsync(new Reply.Notice(notice));
        }

        Attached(link.SessionId, request.Resume is not null);
        _following = FollowAsync(link);
    }

    private async Task FollowAsync(SessionLink link)
    {
        try
        {
            await link.FollowAsync();
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    private async ValueTask CloseAsync()
    {
        await _link!.SendAsync(new SessionCommand.Close());
        _closing.Request(WebSocketCloseStatus.NormalClosure, "");
    }

    private void InitTimedOut() => _closing.Request(
        WebSocketCloseStatus.PolicyViolation, $"No valid \"init\" came within {_services.Options.InitTimeout.TotalSeconds} s.");

    private void Fail(Exception exception)
    {
        Failed(_link?.SessionId, exception);
        _closing.Request(WebSocketCloseStatus.InternalServerError, "The server failed: open another socket and resume.");
    }

    private MessageProblem TooLarge() => new(
        ProtocolErrorCodes.MessageTooLarge,
        $"The message is larger than {_services.Options.MaxMessageBytes} bytes: send audio in messages of 20 to 100 ms.");

    [LoggerMessage(Level = LogLevel.Debug, Message = "A client attached to session {SessionId} (resumed: {Resumed}).")]
    private partial void Attached(string sessionId, bool resumed);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The client of session {SessionId} went without closing: {Reason}")]
    private partial void Disconnected(string? sessionId, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The relay of session {SessionId} failed; its socket is closed.")]
    private partial void Failed(string? sessionId, Exception exception);
}
