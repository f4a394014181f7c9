using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Support;

/// <summary>Images to send.</summary>
internal static class Pictures
{
    // A square of 8 pixels a side, in the page's green.
    private const string Square = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mMQqUjBihiGlgQAXiE8ARZ0bAMAAAAASUVORK5CYII=";

    public static string Base64 => Square;

    public static FilePayload Png(string name) => new() { Name = name, MimeType = "image/png", Buffer = Convert.FromBase64String(Square) };

    /// <summary>A file that only claims to be an image.</summary>
    public static FilePayload Mislabelled(string name) => new() { Name = name, MimeType = "image/png", Buffer = "<script>window.hacked = true</script>"u8.ToArray() };

    /// <summary>A PNG by its beginning, of any size.</summary>
    public static FilePayload Large(string name, int bytes)
    {
        var buffer = new byte[bytes];
        Convert.FromBase64String(Square).CopyTo(buffer, 0);
        return new() { Name = name, MimeType = "image/png", Buffer = buffer };
    }
}
