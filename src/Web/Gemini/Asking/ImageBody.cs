using System.Text.Json.Serialization;

namespace Interpreter.Web.Gemini.Asking;

/// <summary>An image that is shown with a question.</summary>
/// <param name="MimeType">"image/png", "image/jpeg" or "image/webp"; it is checked.</param>
/// <param name="Data">The file in base64, at most 4 MiB.</param>
internal sealed record ImageBody([property: JsonPropertyName("mime_type")] string MimeType, string Data);
