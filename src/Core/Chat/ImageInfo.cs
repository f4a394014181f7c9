namespace Interpreter.Core.Chat;

/// <summary>What an image is, by its content.</summary>
/// <param name="MimeType">"image/png", "image/jpeg" or "image/webp".</param>
/// <param name="Width">In pixels, 1 or more, as the header says it.</param>
/// <param name="Height">In pixels, 1 or more, as the header says it.</param>
public readonly record struct ImageInfo(string MimeType, int Width, int Height);
