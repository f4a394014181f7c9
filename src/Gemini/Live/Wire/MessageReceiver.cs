using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>Receives whole messages, text and binary alike, into a pooled buffer. An idle connection holds none.</summary>
internal sealed class MessageReceiver(WebSocket socket, int maxBytes)
{
    // 240 ms of audio, Gemini's usual frame, is 15.4 kB of JSON.
    private const int InitialBytes = 16 * 1024;

    private byte[] _buffer = [];
    private int _length;

    /// <summary>The message. Valid until <see cref="Release"/>.</summary>
    public ReadOnlySpan<byte> Message => _buffer.AsSpan(0, _length);

    /// <summary>Receives the next message.</summary>
    /// <returns>False when the server has closed the connection instead.</returns>
    /// <exception cref="MessageTooLargeException">The message is larger than allowed.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        // A receive of no bytes waits for data without a buffer.
        var result = await socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken).ConfigureAwait(false);
        while (result.MessageType != WebSocketMessageType.Close)
        {
            if (result.EndOfMessage)
            {
                GeminiDiagnostics.Received(_length);
                return true;
            }

            EnsureRoom();
            result = await socket.ReceiveAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false);
            _length += result.Count;
        }

        return false;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Release()
    {
        _length = 0;
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    private void EnsureRoom()
    {
        if (_length > maxBytes)
        {
            throw new MessageTooLargeException(maxBytes);
        }

        if (_length < _buffer.Length)
        {
            return;
        }

        // One byte beyond the limit is enough to see it crossed.
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(InitialBytes, 2L * _buffer.Length), maxBytes + 1L));
        Message.CopyTo(larger);
        var length = _length;
        Release();
        (_buffer, _length) = (larger, length);
    }
}
