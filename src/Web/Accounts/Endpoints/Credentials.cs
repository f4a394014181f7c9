namespace Interpreter.Web.Accounts.Endpoints;

/// <summary>A user name and its password.</summary>
/// <param name="Username">3 to 150 letters, digits and @ . + - _; in any letter case.</param>
/// <param name="Password">8 to 256 characters, not all digits, not the user name.</param>
internal sealed record Credentials(string Username, string Password);
