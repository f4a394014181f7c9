using Interpreter.Web.Accounts;
using Interpreter.Web.Pages.Frame;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Pages.Accounts;

/// <summary>/accounts/sign-out/.</summary>
internal static class SignOutForm
{
    public static async Task<IResult> TakeAsync(HttpContext context, AccountActions actions)
    {
        if (context.SignedIn() is { } who)
        {
            await actions.SignOutAsync(who);
        }

        await AccountCookie.TakeAsync(context);
        return Results.LocalRedirect(PageAuthorization.SignInPath);
    }
}
