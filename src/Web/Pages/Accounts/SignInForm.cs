using Interpreter.Web.Accounts;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Pages.Forms;
using Interpreter.Web.Pages.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interpreter.Web.Pages.Accounts;

/// <summary>/accounts/sign-in/.</summary>
internal static class SignInForm
{
    /// <summary>Where to go for someone who came from nowhere.</summary>
    public const string Home = "/";

    public static IResult Show(HttpContext context) => context.SignedIn() is null
        ? Page(FormState.Empty, StatusCodes.Status200OK)
        : Results.LocalRedirect(Destination(context));

    public static async Task<IResult> TakeAsync(HttpContext context, AccountActions actions)
    {
        var form = await FormState.ReadAsync(context);
        var (username, password) = (form.Required("username"), form.Required("password"));
        if (!form.IsValid)
        {
            return Page(form, StatusCodes.Status400BadRequest);
        }

        var (account, locked) = await actions.SignInAsync(username, password, ClientAddress.Of(context), context.RequestAborted);
        if (account is not null)
        {
            await AccountCookie.GiveAsync(context, account);
            return Results.LocalRedirect(Destination(context));
        }

        form.Refusal = locked is { } wait ? FormLock.Tell(context, wait) : Phrases.SignInRefused.With();
        return Page(form, locked is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status429TooManyRequests);
    }

    /// <summary>Where whoever signs in or registers wanted to go.</summary>
    public static string Destination(HttpContext context) =>
        LocalUrl.Or(context.Request.Query[PageAuthorization.ReturnParameter], Home);

    private static RazorComponentResult<SignInPage> Page(FormState form, int status) => new(new { Form = form }) { StatusCode = status };
}
