using System.Net.WebSockets;
using Interpreter.Client.Failures;

namespace Interpreter.Client.Live.Wire;

/// <summary>This part opens sockets, and the session on them.</summary>
internal sealed partial class SessionLink
{
    private const string NotFound = "SESSION_NOT_FOUND";
    private const string ServerFull = "SERVER_FULL";
    private const string ListenersFull = "LISTENERS_FULL";

    // A server that is full stays so for a while.
    private static readonly TimeSpan FullDelay = TimeSpan.FromSeconds(3);

    private volatile ServerEvent.Connected? _current;
    private long _cameInAt;

    /// <summary>The session, as it last was connected.</summary>
    public ServerEvent.Connected Current => _current!;

    /// <summary>Opens a session.</summary>
    /// <param name="context">Where.</param>
    /// <param name="init">What is asked of it.</param>
    /// <param name="openAgain">What is asked instead when the live session is gone; null ends then.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ServerUnreachableException">No server answers.</exception>
    /// <exception cref="UnauthorizedException">The token is worth nothing.</exception>
    /// <exception cref="SessionRefusedException">The server opens none as asked.</exception>
    public static async Task<SessionLink> OpenAsync(
        LinkContext context, InitMessage init, Func<ServerEvent.Connected, InitMessage>? openAgain, CancellationToken cancellationToken)
    {
        var link = new SessionLink(context, init, openAgain);
        try
        {
            link._running = link.RunAsync(await link.ConnectAsync(cancellationToken).ConfigureAwait(false));
            return link;
        }
        catch (SocketLostException e)
        {
            throw new ServerUnreachableException(e.Message, e);
        }
    }

    private async Task<ServerSocket> ReconnectAsync(string reason)
    {
        var since = _context.Time.GetTimestamp();
        var least = TimeSpan.Zero;
        for (var attempt = 0; ; attempt++)
        {
            var wait = _backoff.Next();
            wait = wait > least ? wait : least;
            if (_context.Time.GetElapsedTime(since) + wait > _context.Reconnect.GiveUpAfter)
            {
                throw new ServerUnreachableException(attempt == 0 ? reason : $"{reason} It was tried {attempt} times.");
            }

            await EmitAsync(new ServerEvent.Disconnected(reason, attempt, wait)).ConfigureAwait(false);
            await Task.Delay(wait, _context.Time, _closing.Token).ConfigureAwait(false);
            try
            {
                return await ConnectAsync(_closing.Token).ConfigureAwait(false);
            }
            catch (SocketLostException e)
            {
                (reason, least) = (e.Message, e.LeastDelay);
            }
        }
    }

    private async Task<ServerSocket> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = await ServerSocket.ConnectAsync(_context.Socket, _context.Token(), _context.Invoker, _context.Time, cancellationToken).ConfigureAwait(false);
        try
        {
            var connected = await InitialiseAsync(socket, cancellationToken).ConfigureAwait(false);
            await TakeUpAsync(socket, connected, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // Sends the first message, and reads up to its answer.
    private async Task<ServerEvent.Connected> InitialiseAsync(ServerSocket socket, CancellationToken cancellationToken)
    {
        using var limit = new Rest.TimeLimit(AnswerTimeout, _context.Time, cancellationToken);
        var isReturning = _current is not null;
        await socket.SendAsync(_current is { } current ? _init.Resume(current.SessionId, Math.Max(_lastSequence, _cameInAt)) : _init.Open(), WebSocketMessageType.Text).ConfigureAwait(false);
        try
        {
            while (true)
            {
                var message = await socket.ReceiveAsync(limit.Token).ConfigureAwait(false)
                    ?? throw new SocketLostException($"The server closed the connection ({socket.CloseReason}).");
                switch (await ReadAsync(socket, message.Content, message.IsText).ConfigureAwait(false))
                {
                    case ServerEvent.Connected connected when !isReturning || connected.IsResumed:
                        return connected;
                    case ServerEvent.Connected connected:
                        await TellGoneAsync().ConfigureAwait(false);
                        return connected;
                    case ServerEvent.Failed { Code: NotFound } when isReturning:
                        await TellGoneAsync().ConfigureAwait(false);
                        await socket.SendAsync(_openAgain!(Current).Open(), WebSocketMessageType.Text).ConfigureAwait(false);
                        isReturning = false;
                        break;
                    case ServerEvent.Failed { Code: ServerFull or ListenersFull } full when _current is not null:
                        throw new SocketLostException(full.Message) { LeastDelay = FullDelay };
                    case ServerEvent.Failed failed:
                        throw new SessionRefusedException(failed.Code, failed.Message, failed.Field);
                    case ServerEvent.Notice notice:
                        await EmitAsync(notice).ConfigureAwait(false);
                        break;
                }
            }
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SocketLostException($"The server at {_context.Socket} does not answer: is this the address of its socket, such as ws://localhost:8000/ws?", e);
        }
    }

    private ValueTask TellGoneAsync() => _openAgain is null
        ? throw new SessionGoneException($"The connection to the server was lost, and the session is over{(_init.Listens ? ", or is shared no more" : "")}.")
        : EmitAsync(new ServerEvent.SessionGone("The live session is over: the chat goes on in another, with its history."));

    // Goes on with the session on a socket: first what the one before it swallowed.
    private async Task TakeUpAsync(ServerSocket socket, ServerEvent.Connected connected, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        long lost = 0;
        try
        {
            if (connected.IsResumed)
            {
                lost = _window.Rewind(connected.AudioFrames);
            }
            else
            {
                _window.Restart(connected.AudioFrames);

                // What was said in a chat before it was opened is history, which is not sent.
                _lastSequence = _acknowledged = connected.ChatSessionId is null ? 0 : connected.LastSequence;

                // What is older a listener is sent of the open turn only, and need not be again.
                _cameInAt = _init.Listens ? connected.LastSequence : 0;
            }

            _current = connected;
            _socket = socket;
            _ready.TrySetResult(socket);
            await DrainAsync().ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }

        await EmitAsync(connected).ConfigureAwait(false);
        if (lost > 0)
        {
            await EmitAsync(new ServerEvent.SpeechGivenUp(lost)).ConfigureAwait(false);
        }
    }
}
