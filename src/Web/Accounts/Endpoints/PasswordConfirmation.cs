namespace Interpreter.Web.Accounts.Endpoints;

/// <summary>Proof that the one who asks knows the password.</summary>
/// <param name="Password">The password.</param>
internal sealed record PasswordConfirmation(string Password);
