using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Gemini.Sessions;

/// <summary>A session to be made.</summary>
/// <param name="Title">1 to 200 characters, blanks around them aside.</param>
/// <param name="Metadata">What else shall be known; at most 65,536 characters of JSON.</param>
internal sealed record NewSessionBody([property: MaxLength(StorageLimits.Title)] string Title, JsonObject? Metadata = null);
