using System.Buffers;

namespace Interpreter.Web.Socket.Outgoing;

/// <summary>A buffer for one message at a time: rented when the message begins, returned when it is sent.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>
{
    private const int SmallestRent = 1024;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
    }

    /// <summary>Gives the bytes back to the pool.</summary>
    public void Return()
    {
        var bytes = _bytes;
        _bytes = [];
        _length = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length >= count)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(SmallestRent, Math.Max(_bytes.Length * 2, _length + count)));
        var length = _length;
        Written.Span.CopyTo(larger);
        Return();
        (_bytes, _length) = (larger, length);
    }
}
