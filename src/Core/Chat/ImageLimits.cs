namespace Interpreter.Core.Chat;

/// <summary>What images a question may have, whichever way they come.</summary>
public static class ImageLimits
{
    /// <summary>The most bytes of one: 4 MiB.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The most images of one question.</summary>
    public const int MaxImages = 4;

    /// <summary>The longest side, in pixels: what WebP's 14 bits hold, and browsers draw.</summary>
    public const int MaxSide = 16_384;

    /// <summary>The most pixels: 400 MB of memory when they are unfolded, which a few bytes of one colour can ask for.</summary>
    public const int MaxPixels = 100_000_000;

    /// <summary>Checks an image.</summary>
    /// <param name="image">The file's bytes.</param>
    /// <param name="label">The MIME type that its sender gives; null for none. It is checked, never trusted.</param>
    public static ImageCheck Check(ReadOnlySpan<byte> image, string? label)
    {
        if (image.IsEmpty)
        {
            return new(ImageFault.Empty, default);
        }

        if (image.Length > MaxBytes)
        {
            return new(ImageFault.TooManyBytes, default);
        }

        if (ImageSniffer.Read(image) is not { } info)
        {
            return new(ImageFault.Unreadable, default);
        }

        if (label is not null && !ImageSniffer.IsNameOf(label, info.MimeType))
        {
            return new(ImageFault.Mislabelled, info);
        }

        return info.Width > MaxSide || info.Height > MaxSide || (long)info.Width * info.Height > MaxPixels
            ? new(ImageFault.TooManyPixels, info)
            : new(ImageFault.None, info);
    }
}
