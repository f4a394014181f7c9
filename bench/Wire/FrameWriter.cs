using System.Buffers.Binary;

namespace Interpreter.Wire;

/// <summary>Encodes whole messages as frames once, to be sent many times.</summary>
public static class FrameWriter
{
    private const int MaxHeader = 14;

    /// <summary>A frame with this payload.</summary>
    /// <param name="opcode">Its kind.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="masked">
    /// True from a client: masked with the key 0, which leaves the payload readable, so that a stamp can be written into
    /// an encoded frame. A server unmasks it as any other.
    /// </param>
    /// <param name="offset">Where the payload begins in the frame.</param>
    public static byte[] Encode(Opcode opcode, ReadOnlySpan<byte> payload, bool masked, out int offset)
    {
        Span<byte> header = stackalloc byte[MaxHeader];
        header[0] = (byte)(0x80 | (int)opcode);
        var mask = masked ? 0x80 : 0;
        switch (payload.Length)
        {
            case < 126:
                header[1] = (byte)(mask | payload.Length);
                offset = 2;
                break;
            case <= ushort.MaxValue:
                header[1] = (byte)(mask | 126);
                BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)payload.Length);
                offset = 4;
                break;
            default:
                header[1] = (byte)(mask | 127);
                BinaryPrimitives.WriteUInt64BigEndian(header[2..], (ulong)payload.Length);
                offset = 10;
                break;
        }

        if (masked)
        {
            header.Slice(offset, 4).Clear();
            offset += 4;
        }

        return [.. header[..offset], .. payload];
    }
}
