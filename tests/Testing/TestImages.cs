using System.Buffers.Binary;
using System.IO.Compression;

namespace Interpreter.Testing;

/// <summary>Images of one colour that every decoder takes, made bit by bit.</summary>
public static class TestImages
{
    /// <summary>A PNG, 8 bits of grey a pixel.</summary>
    public static byte[] Png(int width, int height)
    {
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            // Each line begins with its filter's number.
            var line = new byte[width + 1];
            for (var y = 0; y < height; y++)
            {
                zlib.Write(line);
            }
        }

        return Png(width, height, pixels.ToArray());
    }

    /// <summary>A PNG whose header says what its pixels' data need not hold.</summary>
    public static byte[] Png(int width, int height, byte[] pixels)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return [0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, pixels), .. Chunk("IEND"u8, [])];
    }

    /// <summary>A baseline JPEG, grey.</summary>
    public static byte[] Jpeg(int width, int height)
    {
        byte[] size = [(byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width];

        // Two Huffman tables of one code each, "0": no difference to the block before, and the block's end. A block is two bits.
        byte[] codes = [1, .. new byte[15], 0];
        var blocks = ((width + 7) / 8) * ((height + 7) / 8);
        var scan = new byte[((blocks * 2) + 7) / 8];
        if (blocks * 2 % 8 is > 0 and var used)
        {
            scan[^1] = (byte)(0xFF >> used);
        }

        return
        [
            0xFF, 0xD8,
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
            .. Segment(0xC0, [8, .. size, 1, 1, 0x11, 0]),
            .. Segment(0xC4, [0x00, .. codes]),
            .. Segment(0xC4, [0x10, .. codes]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            .. scan,
            0xFF, 0xD9,
        ];
    }

    /// <summary>A lossless WebP.</summary>
    public static byte[] Webp(int width, int height)
    {
        var bits = new List<bool>();
        void Write(int value, int count) => bits.AddRange(Enumerable.Range(0, count).Select(bit => ((value >> bit) & 1) == 1));

        Write(width - 1, 14);
        Write(height - 1, 14);

        // No alpha, version 0; no transform, no colour cache, no groups of codes.
        Write(0, 4);
        Write(0, 3);
        foreach (var colour in (int[])[0x80, 0x80, 0x80, 0xFF])
        {
            // A code of one symbol, of eight bits: no pixel takes a bit.
            Write(0b101, 3);
            Write(colour, 8);
        }

        Write(0b0001, 4);
        byte[] data = [0x2F, .. bits.Chunk(8).Select(octet => (byte)octet.Select((bit, index) => bit ? 1 << index : 0).Sum())];
        return Riff(RiffChunk("VP8L"u8, data));
    }

    /// <summary>A WebP of chunks.</summary>
    public static byte[] Riff(params byte[][] chunks)
    {
        byte[] body = [.. "WEBP"u8, .. chunks.SelectMany(chunk => chunk)];
        return [.. "RIFF"u8, .. LittleEndian(body.Length), .. body];
    }

    /// <summary>One chunk of a WebP.</summary>
    public static byte[] RiffChunk(ReadOnlySpan<byte> type, byte[] data) =>
        [.. type, .. LittleEndian(data.Length), .. data, .. new byte[data.Length % 2]];

    private static byte[] LittleEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] summed = [.. type, .. data];
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        summed.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc32(summed));
        return chunk;
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
