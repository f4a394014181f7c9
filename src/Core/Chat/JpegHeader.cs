using System.Buffers.Binary;

namespace Interpreter.Core.Chat;

/// <summary>The structure of a JPEG (ITU-T T.81, annex B): segments up to the frame's and the scan's, the scan, an end.</summary>
internal static class JpegHeader
{
    /// <summary>A JPEG's type.</summary>
    public const string MimeType = "image/jpeg";

    private const byte Mark = 0xFF;
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;

    public static ImageInfo? Read(ReadOnlySpan<byte> image)
    {
        if (image is not [Mark, Start, ..])
        {
            return null;
        }

        ImageInfo? info = null;
        var rest = image[2..];
        while (NextSegment(ref rest, out var marker, out var data))
        {
            if (IsFrame(marker))
            {
                if (info is not null || !TryReadFrame(data, out var frame))
                {
                    return null;
                }

                info = frame;
            }
            else if (marker is Scan)
            {
                return rest.LastIndexOf([Mark, End]) > 0 ? info : null;
            }
        }

        return null;
    }

    private static bool NextSegment(ref ReadOnlySpan<byte> rest, out byte marker, out ReadOnlySpan<byte> data)
    {
        marker = 0;
        data = default;

        // Any number of fill bytes may come before a marker (B.1.1.2).
        while (rest is [Mark, Mark, ..])
        {
            rest = rest[1..];
        }

        if (rest is not [Mark, > 0xBF and not (>= 0xD0 and <= End), _, _, ..])
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
        if (length < 2 || length > rest.Length - 2)
        {
            return false;
        }

        marker = rest[1];
        data = rest[4..(2 + length)];
        rest = rest[(2 + length)..];
        return true;
    }

    // SOF0 to SOF15; DHT, JPG and DAC lie between them.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    // Precision, lines, samples a line, components, and three bytes for each (B.2.2).
    private static bool TryReadFrame(ReadOnlySpan<byte> data, out ImageInfo info)
    {
        info = default;
        if (data.Length < 6 || data[5] is 0 or > 4 || data.Length != 6 + (3 * data[5]))
        {
            return false;
        }

        info = new(MimeType, BinaryPrimitives.ReadUInt16BigEndian(data[3..]), BinaryPrimitives.ReadUInt16BigEndian(data[1..]));
        return info is { Width: > 0, Height: > 0 };
    }
}
