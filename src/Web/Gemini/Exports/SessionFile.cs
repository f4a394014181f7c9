using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Interpreter.Web.Gemini.Exports;

/// <summary>A session as a file, for the description only: files are read and written piece by piece.</summary>
/// <param name="Version">1.</param>
/// <param name="Title">At most 200 characters.</param>
/// <param name="Messages">The oldest first.</param>
/// <param name="Kind">"chat" or "interpretation".</param>
/// <param name="IsActive">False: put away.</param>
/// <param name="Metadata">What else is known.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it or its messages last changed.</param>
internal sealed record SessionFile(
    int Version,
    string Title,
    IReadOnlyList<MessageInFile> Messages,
    string? Kind = null,
    [property: JsonPropertyName("is_active")] bool? IsActive = null,
    JsonObject? Metadata = null,
    [property: JsonPropertyName("created_at")] DateTimeOffset? CreatedAt = null,
    [property: JsonPropertyName("updated_at")] DateTimeOffset? UpdatedAt = null);
