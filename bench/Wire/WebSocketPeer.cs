using System.Net.Sockets;

namespace Interpreter.Wire;

/// <summary>
/// One side of a WebSocket after its handshake, with as little between the program and the socket as there can be, so
/// that the measuring takes little of the machine that the measured one shares.
/// </summary>
public abstract class WebSocketPeer : IDisposable
{
    private readonly Socket _socket;
    private readonly FrameReader _reader;
    private readonly SocketAsyncEventArgs _receiving = new();
    private readonly Lock _sending = new();
    private bool _ended;

    /// <summary>Takes over a connected socket.</summary>
    protected WebSocketPeer(Socket socket, FrameReader reader)
    {
        _socket = socket;
        _reader = reader;
        _receiving.Completed += (_, _) => Take();
    }

    /// <summary>Begins to receive; messages come on the socket's thread.</summary>
    public void Start()
    {
        Dispatch();
        Receive();
    }

    /// <summary>Sends encoded frames; waits while the socket is full.</summary>
    /// <returns>False when the connection has ended.</returns>
    public bool TrySend(ReadOnlySpan<byte> frames)
    {
        lock (_sending)
        {
            try
            {
                for (var sent = 0; sent < frames.Length;)
                {
                    sent += _socket.Send(frames[sent..]);
                }

                return true;
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return false;
            }
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        _socket.Dispose();
    }

    /// <summary>Whether this side masks what it sends.</summary>
    protected abstract bool IsClient { get; }

    /// <summary>Takes a text or binary message.</summary>
    protected abstract void Take(Opcode kind, ReadOnlySpan<byte> message);

    /// <summary>The other side closed, or the connection broke.</summary>
    /// <param name="code">The close code; 0 when it broke.</param>
    protected abstract void End(int code);

    private void Receive()
    {
        try
        {
            do
            {
                _receiving.SetBuffer(_reader.Free);
                if (_socket.ReceiveAsync(_receiving))
                {
                    return;
                }
            }
            while (TakeReceived());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            EndOnce(0);
        }
    }

    private void Take()
    {
        if (TakeReceived())
        {
            Receive();
        }
    }

    private bool TakeReceived()
    {
        if (_receiving.SocketError != SocketError.Success || _receiving.BytesTransferred == 0)
        {
            EndOnce(0);
            return false;
        }

        _reader.Received(_receiving.BytesTransferred);
        return Dispatch();
    }

    private bool Dispatch()
    {
        while (_reader.TryRead(out var kind, out var payload))
        {
            switch (kind)
            {
                case Opcode.Close:
                    TrySend(FrameWriter.Encode(Opcode.Close, payload, IsClient, out _));
                    EndOnce(payload.Length >= 2 ? (payload[0] << 8) | payload[1] : 1005);
                    return false;
                case Opcode.Ping:
                    TrySend(FrameWriter.Encode(Opcode.Pong, payload, IsClient, out _));
                    break;
                case Opcode.Pong:
                    break;
                default:
                    Take(kind, payload);
                    break;
            }
        }

        return true;
    }

    private void EndOnce(int code)
    {
        if (!Interlocked.Exchange(ref _ended, true))
        {
            End(code);
        }
    }
}
