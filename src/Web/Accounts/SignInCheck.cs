using System.Security.Claims;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Accounts;

/// <summary>Says whether a sign-in still holds: its account is open and not changed since, and nobody signed out of it.</summary>
internal sealed class SignInCheck(IUserStore users, RevokedSignIns revoked)
{
    /// <summary>Who a token or a cookie belongs to; null where it is worth nothing any more.</summary>
    public async Task<SignedIn?> FindAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        AccountClaims.Read(principal) is var (id, stamp, signIn) ? await FindAsync(id, stamp, signIn, cancellationToken) : null;

    /// <summary>Whether a sign-in that held a while ago still does.</summary>
    public async Task<bool> HoldsAsync(SignedIn who, CancellationToken cancellationToken) =>
        await FindAsync(who.Account.Id, who.Account.SecurityStamp, who.SignIn, cancellationToken) is not null;

    private async Task<SignedIn?> FindAsync(long id, string stamp, string signIn, CancellationToken cancellationToken) =>
        await users.FindAsync(id, cancellationToken) is { IsActive: true } account
        && account.SecurityStamp == stamp
        && !await revoked.ContainsAsync(id, signIn, cancellationToken)
            ? new(account, signIn)
            : null;
}
