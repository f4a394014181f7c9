using System.Text.Json.Serialization;

namespace Interpreter.Web.Accounts.Endpoints;

/// <summary>An account that was just made, and a token of it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Username">Its name, as it was given.</param>
/// <param name="Token">To be sent as <c>Authorization: Bearer TOKEN</c>.</param>
/// <param name="ExpiresIn">How long the token is good for, in seconds.</param>
internal sealed record NewAccount(long Id, string Username, string Token, [property: JsonPropertyName("expires_in")] long ExpiresIn);
