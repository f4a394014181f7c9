namespace Interpreter.Client.Accounts;

/// <summary>The bodies of requests about accounts.</summary>
internal static class AccountBodies
{
    public sealed record Credentials(string Username, string Password);

    public sealed record PasswordChange(string Password, string NewPassword);

    public sealed record Confirmation(string Password);
}
