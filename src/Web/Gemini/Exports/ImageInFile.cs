using System.Text.Json.Serialization;

namespace Interpreter.Web.Gemini.Exports;

/// <summary>An image in a <see cref="MessageInFile"/>.</summary>
/// <param name="MimeType">"image/png", "image/jpeg" or "image/webp", as its content is.</param>
/// <param name="Data">Its bytes, in Base64.</param>
internal sealed record ImageInFile([property: JsonPropertyName("mime_type")] string MimeType, byte[] Data);
