using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Interpreter.Cli.Sessions;

/// <summary>A WebSocket to a server, whole messages at a time.</summary>
internal sealed class ServerSocket : IAsyncDisposable
{
    // A server far away answers in a second; a server that is not there, at once.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);

    // A second of 24 kHz audio is 48,000 bytes.
    private const int MaxMessageBytes = 4 * 1024 * 1024;

    private readonly ClientWebSocket _socket;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _sending = new(1);
    private byte[] _buffer = new byte[64 * 1024];

    private ServerSocket(ClientWebSocket socket, TimeProvider time)
    {
        _socket = socket;
        _time = time;
    }

    /// <summary>Why the server closed, once it has; null before.</summary>
    public string? CloseReason => _socket.CloseStatus is { } status ? $"{(int)status} {_socket.CloseStatusDescription}".Trim() : null;

    /// <summary>Whether the server closed as asked.</summary>
    public bool IsClosedNormally => _socket.CloseStatus == WebSocketCloseStatus.NormalClosure;

    /// <summary>Connects.</summary>
    /// <exception cref="CliException">No server answers.</exception>
    public static async Task<ServerSocket> ConnectAsync(Uri address, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(10);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(20);
        try
        {
            await socket.ConnectAsync(address, either.Token);
            return new ServerSocket(socket, time);
        }
        catch (Exception e) when (e is WebSocketException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            throw new CliException(
                status is 0 or HttpStatusCode.SwitchingProtocols
                    ? $"No server answers at {address}: start it with \"dotnet run --project src/Standalone\", or name another with --url."
                    : $"The server at {address} refuses the connection with status {(int)status}: is this the address of its socket, such as ws://localhost:8000/ws?",
                e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a message.</summary>
    /// <exception cref="CliException">The connection is gone, or the server has stopped reading.</exception>
    public Task SendAsync(JsonObject message, CancellationToken cancellationToken) =>
        SendAsync(System.Text.Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, cancellationToken);

    /// <summary>Sends a message.</summary>
    /// <inheritdoc cref="SendAsync(JsonObject, CancellationToken)" path="/exception" />
    public async Task SendAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            // Not cancelled by the caller: that would cut the connection, and the goodbye could not be said.
            using var timeout = new CancellationTokenSource(SendTimeout, _time);
            await _socket.SendAsync(message, type, endOfMessage: true, timeout.Token);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            throw new CliException($"The connection to the server was lost{(CloseReason is { } reason ? $" ({reason})" : "")}.", e);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Waits for the next message; one reader.</summary>
    /// <returns>The message, valid until the next call; null when the server has closed.</returns>
    /// <exception cref="CliException">The connection is gone, or the message too large.</exception>
    public async Task<(ReadOnlyMemory<byte> Content, WebSocketMessageType Type)?> ReceiveAsync()
    {
        try
        {
            for (var filled = 0; ;)
            {
                if (filled == _buffer.Length)
                {
                    Grow();
                }

                var part = await _socket.ReceiveAsync(_buffer.AsMemory(filled), CancellationToken.None);
                filled += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    if (_socket.State == WebSocketState.CloseReceived)
                    {
                        await CloseAsync();
                    }

                    return null;
                }

                if (part.EndOfMessage)
                {
                    return (_buffer.AsMemory(0, filled), part.MessageType);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            throw new CliException("The connection to the server was lost.", e);
        }
    }

    /// <summary>Says goodbye; the server's answer is received as the end of its messages.</summary>
    /// <exception cref="CliException">The connection is gone.</exception>
    public async Task CloseAsync()
    {
        try
        {
            using var timeout = new CancellationTokenSource(SendTimeout, _time);
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            throw new CliException("The connection to the server was lost.", e);
        }
    }

    /// <summary>Cuts the connection.</summary>
    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Grow()
    {
        if (_buffer.Length >= MaxMessageBytes)
        {
            throw new CliException("The server sent a message of more than 4 MiB.");
        }

        Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
