namespace Interpreter.Core.Chat;

/// <summary>
/// Tells what an image is by its content, and how large. It unfolds nothing: it follows the file's structure from the
/// header to the pixels' data and, where the format marks it, the end, so that a cut file or a bare signature is none.
/// </summary>
public static class ImageSniffer
{
    /// <summary>Reads what an image is; null for anything but a PNG, a JPEG or a WebP that is whole.</summary>
    public static ImageInfo? Read(ReadOnlySpan<byte> image) => image switch
    {
        [0x89, ..] => PngHeader.Read(image),
        [0xFF, ..] => JpegHeader.Read(image),
        [(byte)'R', ..] => WebpHeader.Read(image),
        _ => null,
    };

    /// <summary>Tells the MIME type by the content; null as with <see cref="Read"/>.</summary>
    public static string? MimeTypeOf(ReadOnlySpan<byte> image) => Read(image)?.MimeType;

    /// <summary>Whether a label names a type, in any letter case; "image/jpg", which many write, is "image/jpeg".</summary>
    public static bool IsNameOf(string label, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(label);
        var name = label.AsSpan().Trim();
        return name.Equals(mimeType, StringComparison.OrdinalIgnoreCase)
            || (mimeType is JpegHeader.MimeType && name.Equals("image/jpg", StringComparison.OrdinalIgnoreCase));
    }
}
