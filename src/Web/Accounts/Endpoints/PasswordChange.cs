using System.Text.Json.Serialization;

namespace Interpreter.Web.Accounts.Endpoints;

/// <summary>A new password in place of the old.</summary>
/// <param name="Password">The password so far.</param>
/// <param name="NewPassword">8 to 256 characters, not all digits, not the user name.</param>
internal sealed record PasswordChange(string Password, [property: JsonPropertyName("new_password")] string NewPassword);
