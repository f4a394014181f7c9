using System.Net.WebSockets;
using System.Text.Json;
using Interpreter.Client.Failures;

namespace Interpreter.Client.Live.Wire;

/// <summary>This part receives, and connects again: one task.</summary>
internal sealed partial class SessionLink
{
    private static readonly TimeSpan AcknowledgeEvery = TimeSpan.FromSeconds(1);

    // What lives shorter is no success: a server that takes and drops its clients is not asked ever faster.
    private static readonly TimeSpan SteadyAfter = TimeSpan.FromSeconds(10);

    private ServerEvent.Failed? _lastFailure;
    private ServerEvent.StateChanged? _closed;
    private bool _isUnshared;
    private long _lastSequence;
    private long _acknowledged;
    private long _acknowledgedAt;

    private async Task RunAsync(ServerSocket socket)
    {
        Exception? failure = null;
        try
        {
            while (await ServeAsync(socket).ConfigureAwait(false) is { } reason)
            {
                socket.Dispose();
                socket = await ReconnectAsync(reason).ConfigureAwait(false);
            }
        }
        catch (SessionGoneException e)
        {
            await EmitAsync(new ServerEvent.SessionGone(e.Message)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            // Whoever reads the events learns of it, and whoever sends.
            failure = e;
        }

        socket.Dispose();
        await _sending.WaitAsync().ConfigureAwait(false);
        SetAside(socket);
        _ready.TrySetException(failure ?? new SessionGoneException("The session is over."));
        _ = _ready.Task.Exception;
        _window.Dispose();
        _sending.Release();
        _events.Writer.TryComplete(failure);
    }

    /// <returns>Why the connection was lost; null when the session is over.</returns>
    private async Task<string?> ServeAsync(ServerSocket socket)
    {
        var since = _context.Time.GetTimestamp();
        string reason;
        try
        {
            // Read to the end even while closing: for the server's goodbye.
            while (await socket.ReceiveAsync(CancellationToken.None).ConfigureAwait(false) is { } message)
            {
                await TakeAsync(socket, message.Content, message.IsText).ConfigureAwait(false);
            }

            reason = $"The server closed the connection ({socket.CloseReason}).";
        }
        catch (SocketLostException e)
        {
            reason = e.Message;
        }

        if (_context.Time.GetElapsedTime(since) >= SteadyAfter)
        {
            _backoff.Reset();
        }

        await _sending.WaitAsync().ConfigureAwait(false);
        SetAside(socket);
        _sending.Release();
        return _closed is { } closed ? End(closed) : _isUnshared || socket.IsClosedNormally || _closing.IsCancellationRequested ? null : reason;
    }

    // What ended the session was told before; who only reads the end shall learn of it as well.
    private string? End(ServerEvent.StateChanged closed) => _lastFailure is { } failure && failure.Code == closed.Reason
        ? throw new SessionRefusedException(failure.Code, failure.Message, failure.Field)
        : null;

    private async ValueTask TakeAsync(ServerSocket socket, ReadOnlyMemory<byte> content, bool isText)
    {
        var taken = await ReadAsync(socket, content, isText).ConfigureAwait(false);
        if (taken is null || (taken.Sequence > 0 && taken.Sequence <= _lastSequence))
        {
            (taken as ServerEvent.Speech)?.Audio.Dispose();
            return;
        }

        _lastSequence = Math.Max(_lastSequence, taken.Sequence);
        Answer(taken);
        switch (taken)
        {
            case ServerEvent.Pong:
                return;
            case ServerEvent.Failed failed:
                _lastFailure = failed;
                break;
            case ServerEvent.StateChanged { State: SessionState.Closed } closed:
                _closed = closed;
                break;
            case ServerEvent.Unshared when _init.Listens:
                _isUnshared = true;
                break;
        }

        await EmitAsync(taken).ConfigureAwait(false);
        await AcknowledgeAsync(socket).ConfigureAwait(false);
    }

    private static async ValueTask<ServerEvent?> ReadAsync(ServerSocket socket, ReadOnlyMemory<byte> content, bool isText)
    {
        if (!isText)
        {
            throw new ProtocolException("The server sent audio without a message before it: is this an interpreter?");
        }

        try
        {
            return AudioHeader.TryRead(content.Span, out var header)
                ? new ServerEvent.Speech(header.Turn, await socket.ReceiveAudioAsync(header, CancellationToken.None).ConfigureAwait(false)) { Sequence = header.Sequence }
                : EventReader.Read(content);
        }
        catch (JsonException e)
        {
            throw new ProtocolException("The server sent a message that is not JSON, or not of its protocol: is this an interpreter?", e);
        }
    }

    private async ValueTask EmitAsync(ServerEvent said)
    {
        try
        {
            await _events.Writer.WriteAsync(said, _closing.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody listens any more.
            (said as ServerEvent.Speech)?.Audio.Dispose();
        }
    }

    // The server need not keep what is here, but for a listener: it keeps for all. Not at the price of waiting for a sender.
    private async ValueTask AcknowledgeAsync(ServerSocket socket)
    {
        if (_init.Listens || _lastSequence == _acknowledged || _context.Time.GetElapsedTime(_acknowledgedAt) < AcknowledgeEvery || !_sending.Wait(0))
        {
            return;
        }

        try
        {
            (_acknowledged, _acknowledgedAt) = (_lastSequence, _context.Time.GetTimestamp());
            await socket.SendAsync(Message.Acknowledge(_acknowledged), WebSocketMessageType.Text).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }
}
