using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Interpreter.Wire;

/// <summary>Cuts received bytes into messages, in place; only a message of several frames is copied together.</summary>
public sealed class FrameReader
{
    // The largest message of either side, a frame of 240 ms of base64 audio, is 15.4 kB.
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private byte[] _message = [];
    private int _messageLength;
    private Opcode _messageKind;

    /// <summary>Where to receive to; never empty.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (_start == _end)
            {
                _start = _end = 0;
            }
            else if (_end == _buffer.Length)
            {
                MakeRoom();
            }

            return _buffer.AsMemory(_end);
        }
    }

    /// <summary>Takes note of bytes received to <see cref="Free"/>.</summary>
    public void Received(int count) => _end += count;

    /// <summary>Takes the next whole message.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="payload">Valid until the next call.</param>
    public bool TryRead(out Opcode kind, out ReadOnlySpan<byte> payload)
    {
        while (TryReadFrame(out kind, out var isFinal, out payload))
        {
            if (kind >= Opcode.Close || (isFinal && kind != Opcode.Continuation))
            {
                return true;
            }

            Append(kind, payload);
            if (isFinal)
            {
                kind = _messageKind;
                payload = _message.AsSpan(0, _messageLength);
                _messageLength = 0;
                return true;
            }
        }

        return false;
    }

    private bool TryReadFrame(out Opcode kind, out bool isFinal, out ReadOnlySpan<byte> payload)
    {
        kind = default;
        isFinal = false;
        payload = default;
        var data = _buffer.AsSpan(_start, _end - _start);
        if (data.Length < 2)
        {
            return false;
        }

        var isMasked = data[1] >= 0x80;
        var (header, length) = (2, (long)(data[1] & 0x7F));
        switch (length)
        {
            case 126 when data.Length >= 4:
                (header, length) = (4, BinaryPrimitives.ReadUInt16BigEndian(data[2..]));
                break;
            case 127 when data.Length >= 10:
                (header, length) = (10, BinaryPrimitives.ReadInt64BigEndian(data[2..]));
                break;
            case >= 126:
                return false;
        }

        var body = header + (isMasked ? 4 : 0);
        if (data.Length < body + length)
        {
            return false;
        }

        (kind, isFinal) = ((Opcode)(data[0] & 0x0F), data[0] >= 0x80);
        var content = data.Slice(body, (int)length);
        if (isMasked)
        {
            Unmask(content, data.Slice(header, 4));
        }

        payload = content;
        _start += body + (int)length;
        return true;
    }

    private static void Unmask(Span<byte> content, ReadOnlySpan<byte> key)
    {
        var wide = MemoryMarshal.Read<uint>(key) * 0x1_0000_0001UL;
        var words = MemoryMarshal.Cast<byte, ulong>(content);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] ^= wide;
        }

        for (var i = words.Length * sizeof(ulong); i < content.Length; i++)
        {
            content[i] ^= key[i % 4];
        }
    }

    private void MakeRoom()
    {
        if (_start == 0)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
            return;
        }

        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
    }

    private void Append(Opcode kind, ReadOnlySpan<byte> payload)
    {
        if (kind != Opcode.Continuation)
        {
            _messageKind = kind;
            _messageLength = 0;
        }

        if (_messageLength + payload.Length > _message.Length)
        {
            Array.Resize(ref _message, Math.Max(2 * _message.Length, _messageLength + payload.Length));
        }

        payload.CopyTo(_message.AsSpan(_messageLength));
        _messageLength += payload.Length;
    }
}
