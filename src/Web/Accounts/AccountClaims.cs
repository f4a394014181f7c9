using System.Security.Claims;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Accounts;

/// <summary>What a token or a cookie says of its user.</summary>
internal static class AccountClaims
{
    private const string Stamp = "stamp";
    private const string Sign = "sign_in";

    /// <summary>Says who signed in.</summary>
    /// <param name="account">The user.</param>
    /// <param name="signIn">The sign-in's own random name, by which it can be revoked.</param>
    /// <param name="scheme">How: one of <see cref="AccountSchemes"/>.</param>
    public static ClaimsPrincipal Write(UserAccount account, string signIn, string scheme) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, $"{account.Id}"),
            new(ClaimTypes.Name, account.Username),
            new(ClaimTypes.Role, account.Role.ToString()),
            new(Stamp, account.SecurityStamp),
            new(Sign, signIn),
        ],
        scheme));

    /// <summary>Reads who signed in; null where it does not say.</summary>
    public static (long Id, string Stamp, string SignIn)? Read(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && principal.FindFirstValue(Stamp) is { } stamp
        && principal.FindFirstValue(Sign) is { } signIn
            ? (id, stamp, signIn)
            : null;
}
