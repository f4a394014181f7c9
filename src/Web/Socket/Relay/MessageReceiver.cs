using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace Interpreter.Web.Socket.Relay;

/// <summary>The one reader of a socket: assembles messages under a hard limit.</summary>
internal sealed class MessageReceiver(WebSocket socket)
{
    // Holds 100 ms of base64 at 16 kHz, the usual largest message, without growing.
    private const int FirstRent = 8192;

    /// <summary>Waits for a message; the caller returns its buffer, which grows only as the message comes.</summary>
    /// <param name="maxMessageBytes">The most bytes; what is larger is let go.</param>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ReceivedMessage> ReceiveAsync(int maxMessageBytes)
    {
        // No buffer is held for a client that is silent.
        var first = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        if (first.MessageType is WebSocketMessageType.Close || first.EndOfMessage)
        {
            return new(first.MessageType, null, 0);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(FirstRent);
        var length = 0;
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += part.Count;
                if (length > maxMessageBytes)
                {
                    return new(part.MessageType, null, 0, IsTooLarge: true);
                }

                if (part.MessageType is WebSocketMessageType.Close || part.EndOfMessage)
                {
                    var message = new ReceivedMessage(part.MessageType, buffer, length);
                    buffer = null;
                    return message;
                }

                if (length == buffer.Length)
                {
                    buffer = Grow(buffer, length);
                }
            }
        }
        finally
        {
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    /// <summary>Reads and forgets whatever still comes, until the client's close frame.</summary>
    public async Task DrainAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstRent);
        try
        {
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent
                && (await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType is not WebSocketMessageType.Close)
            {
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
