namespace Interpreter.Client.Live;

/// <summary>An image for a chat.</summary>
/// <param name="Data">PNG, JPEG or WebP; at most 4 MiB.</param>
/// <param name="MimeType">Its type, such as <c>image/png</c>; the server looks at the content and refuses another.</param>
public sealed record ChatImage(ReadOnlyMemory<byte> Data, string MimeType)
{
    /// <summary>An image whose type its first bytes tell.</summary>
    /// <exception cref="ArgumentException">It is neither PNG, JPEG nor WebP.</exception>
    public static ChatImage Of(ReadOnlyMemory<byte> data) => new(data, data.Span switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => throw new ArgumentException("This is neither PNG, JPEG nor WebP.", nameof(data)),
    });
}
