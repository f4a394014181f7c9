namespace Interpreter.Web.Accounts;

/// <summary>The names of the ways to be signed in.</summary>
internal static class AccountSchemes
{
    /// <summary>The default: a token where the request has one, else the cookie.</summary>
    public const string Any = "Account";

    /// <summary>Programs: <c>Authorization: Bearer TOKEN</c>.</summary>
    public const string Token = "Bearer";

    /// <summary>Pages.</summary>
    public const string Cookie = "Cookie";
}
