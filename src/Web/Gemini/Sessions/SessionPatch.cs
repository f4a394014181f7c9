using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Gemini.Sessions;

/// <summary>What shall change in a session; what is not named stays.</summary>
/// <param name="Title">1 to 200 characters, blanks around them aside.</param>
/// <param name="IsActive">False puts it away.</param>
/// <param name="Metadata">What else shall be known; at most 65,536 characters of JSON.</param>
internal sealed record SessionPatch(
    [property: MaxLength(StorageLimits.Title)] string? Title = null,
    [property: JsonPropertyName("is_active")] bool? IsActive = null,
    JsonObject? Metadata = null);
