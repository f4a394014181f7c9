using System.Net.WebSockets;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>Puts a socket's fragments together. One buffer per connection, reused for every message.</summary>
internal sealed class MessageReader(WebSocket socket, int maxBytes)
{
    private const int InitialBytes = 8 * 1024;

    private byte[] _buffer = new byte[InitialBytes];

    /// <returns>The message, valid until the next call; null when the client closed.</returns>
    /// <exception cref="LiveClosure">The message is longer than allowed.</exception>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync()
    {
        for (var length = 0; ;)
        {
            // No token: cancelling a pending receive would abort the socket, and the close reason with it.
            var received = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += received.Count;
            if (received.EndOfMessage)
            {
                return _buffer.AsMemory(0, length);
            }

            if (length >= maxBytes)
            {
                throw new LiveClosure(1009, $"Message is longer than {maxBytes} bytes.");
            }

            if (length == _buffer.Length)
            {
                Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, maxBytes));
            }
        }
    }

    /// <summary>Reads on, whatever comes, until the client closes.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async Task DrainAsync()
    {
        while ((await socket.ReceiveAsync(_buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
        {
        }
    }
}
