using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Interpreter.Web.Administration;

/// <summary>What to change in an account; what is absent stays.</summary>
/// <param name="Role">"user" or "administrator".</param>
/// <param name="IsActive">False closes the account, and signs it out everywhere.</param>
/// <param name="Limits">Limits to change: a number, "unlimited", or null for everybody's.</param>
internal sealed record UserPatch(string? Role = null, [property: JsonPropertyName("is_active")] bool? IsActive = null, JsonObject? Limits = null);
