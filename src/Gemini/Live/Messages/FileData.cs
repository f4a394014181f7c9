namespace Interpreter.Gemini.Live.Messages;

/// <summary>Media that was uploaded before.</summary>
/// <param name="MimeType">Such as "image/jpeg".</param>
/// <param name="FileUri">Where it is.</param>
public sealed record FileData(string MimeType, string FileUri);
