using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Web.Socket.Incoming;
using Interpreter.Web.Socket.Outgoing;

namespace Interpreter.Web.Socket.Relay;

/// <summary>What a client's messages do: the first opens a session, the rest go to it.</summary>
internal sealed partial class ClientConversation(RelayServices services, SocketClosing closing, SocketSender sender, SocketCaller caller)
{
    private readonly ILogger _logger = services.Logger;
    private readonly RateLimit _rateLimit = new(services.Options.MaxMessagesPerSecond, services.Time);
    private SessionLink? _link;
    private ListenerLink? _listening;
    private Task _following = Task.CompletedTask;

    /// <summary>The session's id; null before there is one.</summary>
    public string? SessionId => _link?.SessionId;

    /// <summary>Whether there was a valid init.</summary>
    public bool IsOpen => Facts is not null;

    /// <summary>Whether the session is a chat.</summary>
    public bool IsChat => _link?.Facts.IsChat is true;

    /// <summary>How large the next message may be: small, until a chat is open, whose messages may hold images.</summary>
    public int MaxMessageBytes => IsChat ? Math.Max(services.Options.MaxMessageBytes, services.Options.MaxImageMessageBytes) : services.Options.MaxMessageBytes;

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
        _listening?.Dispose();
        if (_link is not null)
        {
            await _link.DisposeAsync();
        }
    }

    private SessionFacts? Facts => _listening is null ? _link?.Facts : new(0, IsListened: true);

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
            return services.Parser.Parse(message.Payload, Facts);
        }

        if (_link is null)
        {
            return _listening is null ? ClientMessageParser.NotReady : ClientMessageParser.ListenOnly;
        }

        if (!sender.Mode.BinaryAudio)
        {
            return new MessageProblem(
                ProtocolErrorCodes.BinaryNotNegotiated,
                "A binary frame came, but \"audioEncoding\" is \"base64\": set \"config.audioEncoding\" to \"binary\" in \"init\", or send \"audio\" messages.");
        }

        return PcmReader.Read(message.Payload, _link.Facts.SampleRate, out var frame) is { } problem
            ? problem
            : new ClientMessage(ClientMessageKind.Audio) { Audio = frame };
    }

    private ValueTask ActAsync(ClientMessage message) => message.Kind switch
    {
        ClientMessageKind.Audio => SendAudioAsync(message.Audio!),
        ClientMessageKind.Init when message.Init!.Listen is { } listen => ListenAsync(message.Init, listen),
        ClientMessageKind.Init => InitAsync(message.Init!),
        ClientMessageKind.Ping => sender.SendAsync(new Reply.Pong(message.PingId)),
        ClientMessageKind.Text or ClientMessageKind.Image or ClientMessageKind.Retry or ClientMessageKind.Clear => _link!.SendAsync(message.Command!),
        ClientMessageKind.Ack when _listening is not null => ValueTask.CompletedTask,
        ClientMessageKind.Ack => _link!.SendAsync(new SessionCommand.Acknowledge(message.Sequence)),
        ClientMessageKind.Interrupt => _link!.SendAsync(new SessionCommand.Interrupt()),
        ClientMessageKind.Share => _link!.SendAsync(new SessionCommand.Share()),
        ClientMessageKind.Unshare => _link!.SendAsync(new SessionCommand.Unshare()),
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

    private async ValueTask ListenAsync(InitRequest request, ListenRequest listen)
    {
        sender.Mode = request.Mode;
        var (link, problem) = await ListenerLink.JoinAsync(listen, services, closing, sender);
        if (link is null)
        {
            await sender.SendErrorAsync(problem!);
            return;
        }

        _listening = link;
        await sender.SendAsync(new Reply.Listening(link.Joined, listen.LastSequence is not null));
        foreach (var notice in request.Notices)
        {
            await sender.SendAsync(new Reply.Notice(notice));
        }

        _following = FollowAsync(link.FollowAsync);
    }

    private async ValueTask InitAsync(InitRequest request)
    {
        if (caller.OnlyListens)
        {
            await sender.SendErrorAsync(ListenersHere);
            return;
        }

        var (opened, problem) = await services.Opener.OpenAsync(request, caller, closing.Token);
        var after = request.Resume?.LastSequence;
        var link = opened is null
            ? null
            : await SessionLink.AttachAsync(opened.Session, caller.User, after, closing, sender, services);
        if (link is null)
        {
            // No client of the earlier protocol asks for a chat.
            sender.Mode = request.Chat is null ? sender.Mode : request.Mode;
            await sender.SendErrorAsync(problem ?? (opened?.Chat is null ? SessionOpener.NotFound : SessionOpener.Closing));
            return;
        }

        _link = link;
        var chat = opened!.Chat ?? await FindChatAsync(link);
        sender.Mode = link.Facts.IsChat ? request.Mode with { Extended = true, Chat = true } : request.Mode;
        await sender.SendAsync(new Reply.Connected(link.SessionId, link.Attached, after, link.Seen, chat));
        foreach (var notice in request.Notices)
        {
            await sender.SendAsync(new Reply.Notice(notice));
        }

        if (opened.Chat is not null && request.Settings!.SampleRate != link.Facts.SampleRate)
        {
            await sender.SendAsync(new Reply.Notice(OtherRate(link.Facts.SampleRate)));
        }

        Attached(link.SessionId, after is not null);
        _following = FollowAsync(link.FollowAsync);
    }

    private async Task<ChatSession?> FindChatAsync(SessionLink link) =>
        link.Attached.Settings is { Chat.SessionId: var number, OwnerId: { } owner } ? await services.Chats.FindAsync(owner, number, closing.Token) : null;

    private static MessageProblem OtherRate(int sampleRate) => new(
        ProtocolErrorCodes.FieldIgnored, $"\"config.sampleRate\" was ignored: the chat is open already, and takes audio of {sampleRate} Hz.", "config.sampleRate");

    private static MessageProblem ListenersHere { get; } = new(
        ProtocolErrorCodes.ListenOnly, "This address is for listeners: send \"mode\": \"listen\" with a \"listenToken\", or open /ws to speak.", ChatFields.Mode);

    private async Task FollowAsync(Func<Task> follow)
    {
        try
        {
            await follow();
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    private async ValueTask CloseAsync()
    {
        // A chat is stored, and may be open in other places: whoever closes it leaves it.
        if (_link is not null && !IsChat)
        {
            await _link.SendAsync(new SessionCommand.Close());
        }

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
