namespace Interpreter.Gemini.Live.Messages;

/// <summary>A picture to animate.</summary>
/// <param name="ImageMimeType">Such as "image/jpeg".</param>
/// <param name="ImageData">The picture.</param>
public sealed record CustomizedAvatar(string ImageMimeType, ReadOnlyMemory<byte> ImageData);
