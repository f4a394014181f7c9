using System.Buffers.Binary;

namespace Interpreter.Core.Chat;

/// <summary>The structure of a PNG (W3C PNG, third edition, section 5): IHDR first, pixels, IEND.</summary>
internal static class PngHeader
{
    private const string MimeType = "image/png";

    // A chunk beside its data: its length, its type, and its check sum.
    private const int ChunkFrame = 12;
    private const int HeaderLength = 13;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static ImageInfo? Read(ReadOnlySpan<byte> image)
    {
        if (!image.StartsWith(Signature))
        {
            return null;
        }

        ImageInfo? info = null;
        var hasPixels = false;
        for (var rest = image[Signature.Length..]; rest.Length >= ChunkFrame;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - ChunkFrame)
            {
                return null;
            }

            var type = rest[4..8];
            var data = rest.Slice(8, (int)length);
            if (info is null)
            {
                if (!type.SequenceEqual("IHDR"u8) || !TryReadHeader(data, out var header))
                {
                    return null;
                }

                info = header;
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                return hasPixels ? info : null;
            }

            hasPixels |= length > 0 && type.SequenceEqual("IDAT"u8);
            rest = rest[(ChunkFrame + (int)length)..];
        }

        return null;
    }

    private static bool TryReadHeader(ReadOnlySpan<byte> data, out ImageInfo info)
    {
        info = default;
        if (data.Length != HeaderLength)
        {
            return false;
        }

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
        info = new(MimeType, width, height);
        return width > 0 && height > 0 && IsColour(data[9], data[8]) && data[10] is 0 && data[11] is 0 && data[12] is 0 or 1;
    }

    // Table 12: which bit depths a colour type may have.
    private static bool IsColour(byte type, byte depth) => (type, depth) is
        (0, 1 or 2 or 4 or 8 or 16) or (2 or 4 or 6, 8 or 16) or (3, 1 or 2 or 4 or 8);
}
