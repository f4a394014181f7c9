using Interpreter.Core.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Accounts;

/// <summary>Gives browsers the cookie, and takes it back.</summary>
internal static class AccountCookie
{
    public static Task GiveAsync(HttpContext context, UserAccount account) => context.SignInAsync(
        AccountSchemes.Cookie,
        AccountClaims.Write(account, AccountTokens.NewName(), AccountSchemes.Cookie),
        new AuthenticationProperties { IsPersistent = true });

    public static Task TakeAsync(HttpContext context) => context.SignOutAsync(AccountSchemes.Cookie);
}
