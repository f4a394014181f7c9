using System.Buffers.Binary;

namespace Interpreter.Core.Chat;

/// <summary>The structure of a WebP (RFC 9649): a RIFF whose first chunk tells the size, and one that holds pixels.</summary>
internal static class WebpHeader
{
    private const string MimeType = "image/webp";
    private const int FileHeader = 12;
    private const int ChunkHeader = 8;

    public static ImageInfo? Read(ReadOnlySpan<byte> image)
    {
        if (image.Length < FileHeader || !image.StartsWith("RIFF"u8) || !image[8..].StartsWith("WEBP"u8))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(image[4..]) + 8L;
        if (length > image.Length || length < FileHeader)
        {
            return null;
        }

        ImageInfo? info = null;
        var rest = image[FileHeader..(int)length];
        while (NextChunk(ref rest, out var type, out var data))
        {
            if (info is null && !TryReadSize(type, data, out info))
            {
                return null;
            }

            if (HoldsPixels(type, data))
            {
                return info;
            }
        }

        return null;
    }

    private static bool NextChunk(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> type, out ReadOnlySpan<byte> data)
    {
        type = data = default;
        if (rest.Length < ChunkHeader)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        if (length > rest.Length - ChunkHeader)
        {
            return false;
        }

        type = rest[..4];
        data = rest.Slice(ChunkHeader, (int)length);

        // A chunk of odd length is followed by a byte of padding, which some writers leave out at the end.
        rest = rest[Math.Min(rest.Length, ChunkHeader + (int)length + ((int)length & 1))..];
        return true;
    }

    private static bool HoldsPixels(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data) =>
        data.Length > 0 && (type.SequenceEqual("VP8 "u8) || type.SequenceEqual("VP8L"u8) || type.SequenceEqual("ANMF"u8));

    private static bool TryReadSize(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data, out ImageInfo? info)
    {
        var (width, height) = type switch
        {
            _ when type.SequenceEqual("VP8 "u8) => Lossy(data),
            _ when type.SequenceEqual("VP8L"u8) => Lossless(data),
            _ when type.SequenceEqual("VP8X"u8) => Extended(data),
            _ => default,
        };
        info = width > 0 && height > 0 ? new(MimeType, width, height) : null;
        return info is not null;
    }

    // A key frame's tag of three bytes, its start code, and 14 bits each (RFC 6386, section 9.1).
    private static (int Width, int Height) Lossy(ReadOnlySpan<byte> data) =>
        data.Length > 10 && (data[0] & 1) == 0 && data[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF)
            : default;

    // A signature, and 14 bits each, less one (RFC 9649, section 3.4).
    private static (int Width, int Height) Lossless(ReadOnlySpan<byte> data)
    {
        if (data.Length <= 5 || data[0] != 0x2F)
        {
            return default;
        }

        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        return (bits >> 29) == 0 ? ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1) : default;
    }

    // Flags, three reserved bytes, and 24 bits each, less one (RFC 9649, section 2.7).
    private static (int Width, int Height) Extended(ReadOnlySpan<byte> data) =>
        data.Length >= 10 ? (UInt24(data[4..]) + 1, UInt24(data[7..]) + 1) : default;

    private static int UInt24(ReadOnlySpan<byte> data) => data[0] | (data[1] << 8) | (data[2] << 16);
}
