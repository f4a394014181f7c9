using System.Text.Json.Serialization;

namespace Interpreter.Web.Accounts.Endpoints;

/// <summary>A token.</summary>
/// <param name="Token">To be sent as <c>Authorization: Bearer TOKEN</c>.</param>
/// <param name="ExpiresIn">How long it is good for, in seconds.</param>
internal sealed record TokenAnswer(string Token, [property: JsonPropertyName("expires_in")] long ExpiresIn);
