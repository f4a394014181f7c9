using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Accounts;

/// <summary>
/// Looks the signed-in user up with every request: a token or a cookie that was good when it was made is worth nothing
/// once its user signed out, changed the password, was closed or deleted.
/// </summary>
internal static class AccountMiddleware
{
    public static void UseAccounts(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true })
        {
            var signedIn = await context.RequestServices.GetRequiredService<SignInCheck>().FindAsync(context.User, context.RequestAborted);
            context.Features.Set(signedIn);
            var scheme = context.User.Identity.AuthenticationType ?? AccountSchemes.Token;
            context.User = signedIn is null ? new ClaimsPrincipal(new ClaimsIdentity()) : AccountClaims.Write(signedIn.Account, signedIn.SignIn, scheme);
        }

        await next(context);
    });
}
