using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Web.Socket.Incoming;
using Interpreter.Web.Socket.Outgoing;

namespace Interpreter.Web.Socket.Relay;

/// <summary>What a client's messages do: the first opens a session, the rest go to it.</summary>
internal sealed partial class ClientConversation(RelayServices services, SocketClosing closing, SocketSender sender, long? user)
{
    private readonly ILogger _logger = services.Logger;
    private readonly RateLimit _rateLimit = new(services.Options.MaxMessagesPerSecond, services.Time);
    private SessionLink? _link;
    private Task _following = Task.CompletedTask;

    /// <summary>The session's id; null before there is one.</summary>
    public string? SessionId => _link?.SessionId;

    /// <summary>Takes a message, and returns its buffer. Whatever is wrong with it is told to the client.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask TakeAsync(ReceivedMessage message)
    {
        try
        {
            await (Read(message) switch
            {
                null => ValueTask.CompletedTask,
                { Problem: { } problem } => sender.SendErrorAsync(problem),
                { } parsed => ActAsync(parsed.Message),
            });
        }
        catch (OperationCanceledException) when (closing.Token.IsCancellationRequested)
        {
            // The message came while the socket closes.
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    /// <summary>Lets go of the session, once the socket is closing.</summary>
    public async Task EndAsync()
    {
        await _following.WaitAsync(services.Options.CloseTimeout, services.Time, CancellationToken.None);
        if (_link is not null)
        {
            await _link.DisposeAsync();
        }
    }

    /// <returns>Null: the message was dropped, and the client knows.</returns>
    private ParsedMessage? Read(ReceivedMessage message)
    {
        services.Metrics.FrameReceived(message.Length);
        try
        {
            if (_rateLimit.TryTake(out var excess))
            {
                return Parse(message);
            }

            services.Metrics.FrameDropped();
            return excess is null ? default(ParsedMessage?) : new ParsedMessage(default, excess);
        }
        finally
        {
            message.Return();
        }
    }

    private ParsedMessage Parse(ReceivedMessage message)
    {
        if (message.Type is WebSocketMessageType.Text)
        {
            return services.Parser.Parse(message.Payload, _link?.SampleRate);
        }

        if (_link is null)
        {
            return ClientMessageParser.NotReady;
        }

        if (!sender.Mode.BinaryAudio)
        {
            return new MessageProblem(
                ProtocolErrorCodes.BinaryNotNegotiated,
                "A binary frame came, but \"audioEncoding\" is \"base64\": set \"config.audioEncoding\" to \"binary\" in \"init\", or send \"audio\" messages.");
        }

        return PcmReader.Read(message.Payload, _link.SampleRate, out var frame) is { } problem
            ? problem
            : new ClientMessage(ClientMessageKind.Audio) { Audio = frame };
    }

    private ValueTask ActAsync(ClientMessage message) => message.Kind switch
    {
        ClientMessageKind.Audio => SendAudioAsync(message.Audio!),
        ClientMessageKind.Init => InitAsync(message.Init!),
        ClientMessageKind.Ping => sender.SendAsync(new Reply.Pong(message.PingId)),
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
        var (session, problem) = await services.Opener.OpenAsync(request, user, closing.Token);
        var after = request.Resume?.LastSequence;
        var link = session is null
            ? null
            : await SessionLink.AttachAsync(session, user, after ?? 0, closing, sender);
        if (link is null)
        {
            await sender.SendErrorAsync(problem ?? SessionOpener.NotFound);
            return;
        }

        _link = link;
        sender.Mode = request.Mode;
        await sender.SendAsync(new Reply.Connected(link.SessionId, link.Attached, after));
        foreach (var notice in request.Notices)
        {
            await sender.SendAsync(new Reply.Notice(notice));
        }

        Attached(link.SessionId, after is not null);
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
        closing.Request(WebSocketCloseStatus.NormalClosure, "");
    }

    private void Fail(Exception exception)
    {
        Failed(SessionId, exception);
        closing.Request(WebSocketCloseStatus.InternalServerError, "The server failed: open another socket and resume.");
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A client attached to session {SessionId} (resumed: {Resumed}).")]
    private partial void Attached(string sessionId, bool resumed);

    [LoggerMessage(Level = LogLevel.Error, Message = "The relay of session {SessionId} failed; its socket is closed.")]
    private partial void Failed(string? sessionId, Exception exception);
}
