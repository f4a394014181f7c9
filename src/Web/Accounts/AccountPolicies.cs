namespace Interpreter.Web.Accounts;

/// <summary>The names of what users may need to be, for <c>RequireAuthorization</c>.</summary>
internal static class AccountPolicies
{
    /// <summary>An administrator.</summary>
    public const string Administrator = "Administrator";
}
