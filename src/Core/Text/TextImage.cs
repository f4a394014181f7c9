namespace Interpreter.Core.Text;

/// <summary>An image in a turn.</summary>
/// <param name="MimeType">Such as "image/png".</param>
/// <param name="Data">The file's bytes.</param>
public sealed record TextImage(string MimeType, ReadOnlyMemory<byte> Data);
