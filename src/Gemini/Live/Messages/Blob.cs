namespace Interpreter.Gemini.Live.Messages;

/// <summary>Media.</summary>
/// <param name="MimeType">Such as "image/jpeg".</param>
/// <param name="Data">The bytes.</param>
public sealed record Blob(string MimeType, ReadOnlyMemory<byte> Data);
