using System.Net;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Interpreter.Client.Failures;
using Interpreter.Client.Rest;

namespace Interpreter.Client.Live.Wire;

/// <summary>A WebSocket to a server, whole messages at a time. One sender and one reader at a time.</summary>
internal sealed class ServerSocket : IDisposable
{
    // A server far away answers in a second; one that reads nothing for so long is dead.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // A list of what was missed or a long answer is some tens of KiB; no message of the protocol comes near this.
    private const int MaxMessageBytes = 4 * 1024 * 1024;

    private readonly ClientWebSocket _socket;
    private readonly TimeProvider _time;
    private byte[] _buffer = new byte[8 * 1024];

    private ServerSocket(ClientWebSocket socket, TimeProvider time) => (_socket, _time) = (socket, time);

    /// <summary>Why the server closed, once it has; null before.</summary>
    public string? CloseReason => _socket.CloseStatus is { } status ? $"{(int)status} {_socket.CloseStatusDescription}".Trim() : null;

    /// <summary>Whether the server closed because the session is over.</summary>
    public bool IsClosedNormally => _socket.CloseStatus == WebSocketCloseStatus.NormalClosure;

    /// <summary>Connects.</summary>
    /// <param name="address">The socket's, ws or wss.</param>
    /// <param name="token">The user's; null for a guest.</param>
    /// <param name="invoker">What makes the connection.</param>
    /// <param name="time">The clock of the timeouts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SocketLostException">No server answers, or none that is ready to.</exception>
    /// <exception cref="UnauthorizedException">The token is worth nothing, or guests are not served.</exception>
    /// <exception cref="ApiException">The server refuses otherwise.</exception>
    public static async Task<ServerSocket> ConnectAsync(Uri address, string? token, HttpMessageInvoker invoker, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(Patience, time, cancellationToken);
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = Patience;
        socket.Options.KeepAliveTimeout = Patience;
        if (token is not null)
        {
            socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        }

        try
        {
            await socket.ConnectAsync(address, invoker, limit.Token).ConfigureAwait(false);
            return new(socket, time);
        }
        catch (Exception e)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            throw Explain(e, address, status, cancellationToken) ?? e;
        }
    }

    /// <summary>Sends a message. Not cancelled by the caller: that would cut the connection.</summary>
    /// <exception cref="SocketLostException">The connection is gone, or the server has stopped reading.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type)
    {
        try
        {
            var sending = _socket.SendAsync(message, type, WebSocketMessageFlags.EndOfMessage, CancellationToken.None);
            if (sending.IsCompletedSuccessfully)
            {
                await sending.ConfigureAwait(false);
                return;
            }

            await sending.AsTask().WaitAsync(Patience, _time).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException or TimeoutException or IOException)
        {
            Abort();
            throw Lost(e);
        }
    }

    /// <summary>Waits for the next message.</summary>
    /// <returns>The message, valid until the next call; null when the server has closed.</returns>
    /// <exception cref="SocketLostException">The connection is gone.</exception>
    /// <exception cref="ProtocolException">The message is too large.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<(ReadOnlyMemory<byte> Content, bool IsText)?> ReceiveAsync(CancellationToken cancellationToken)
    {
        for (var filled = 0; ;)
        {
            if (filled == _buffer.Length)
            {
                Grow();
            }

            var part = await ReceivePartAsync(_buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            filled += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await AnswerCloseAsync().ConfigureAwait(false);
                return null;
            }

            if (part.EndOfMessage)
            {
                return (_buffer.AsMemory(0, filled), part.MessageType == WebSocketMessageType.Text);
            }
        }
    }

    /// <summary>Receives the speech that a message has announced.</summary>
    /// <exception cref="SocketLostException">The connection is gone.</exception>
    /// <exception cref="ProtocolException">Something else came.</exception>
    public async ValueTask<PcmAudio> ReceiveAudioAsync(AudioHeader header, CancellationToken cancellationToken)
    {
        if (header.Bytes is <= 0 or > MaxMessageBytes || header.Bytes % 2 != 0 || header.SampleRate <= 0)
        {
            throw NoAudio();
        }

        var audio = new PcmAudio(header.Bytes, header.SampleRate);
        try
        {
            for (var filled = 0; ;)
            {
                var part = await ReceivePartAsync(audio.Buffer[filled..], cancellationToken).ConfigureAwait(false);
                filled += part.Count;
                if (part.MessageType != WebSocketMessageType.Binary || (part.EndOfMessage ? filled != header.Bytes : filled == header.Bytes))
                {
                    throw part.MessageType == WebSocketMessageType.Close ? Lost(null) : NoAudio();
                }

                if (part.EndOfMessage)
                {
                    return audio;
                }
            }
        }
        catch
        {
            audio.Dispose();
            throw;
        }
    }

    /// <summary>Says goodbye; the server's answer is received as the end of its messages.</summary>
    /// <exception cref="SocketLostException">The connection is gone.</exception>
    public async Task CloseAsync()
    {
        try
        {
            using var limit = new TimeLimit(Patience, _time, CancellationToken.None);
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            throw Lost(e);
        }
    }

    /// <summary>Cuts the connection; its reader learns of it.</summary>
    public void Abort() => _socket.Abort();

    public void Dispose() => _socket.Dispose();

    private static Exception? Explain(Exception exception, Uri address, HttpStatusCode status, CancellationToken cancellationToken) => status switch
    {
        _ when exception is not WebSocketException && !ApiChannel.IsNetwork(exception, cancellationToken) => null,
        HttpStatusCode.Unauthorized => new UnauthorizedException($"The server at {address.Authority} asks to sign in.", exception),
        0 or HttpStatusCode.SwitchingProtocols => new SocketLostException($"No server answers at {address}.", exception),
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
            new SocketLostException($"The server at {address} is not ready (status {(int)status}).", exception),
        _ => new ApiException(status, $"The server at {address} refuses the connection with status {(int)status}: is this the address of its socket?", exception),
    };

    private static ProtocolException NoAudio() => new("The server announced audio and sent something else.");

    private SocketLostException Lost(Exception? cause) =>
        new(CloseReason is { } reason ? $"The connection to the server was lost ({reason})." : "The connection to the server was lost.", cause);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ValueWebSocketReceiveResult> ReceivePartAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await _socket.ReceiveAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Lost(e);
        }
    }

    private async Task AnswerCloseAsync()
    {
        if (_socket.State == WebSocketState.CloseReceived)
        {
            try
            {
                await CloseAsync().ConfigureAwait(false);
            }
            catch (SocketLostException)
            {
                // It has said goodbye, and that is all there was to hear.
            }
        }
    }

    private void Grow()
    {
        if (_buffer.Length >= MaxMessageBytes)
        {
            throw new ProtocolException("The server sent a message of more than 4 MiB.");
        }

        Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
