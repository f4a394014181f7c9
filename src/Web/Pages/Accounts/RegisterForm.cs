using Interpreter.Web.Accounts;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Pages.Errors;
using Interpreter.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interpreter.Web.Pages.Accounts;

/// <summary>/accounts/register/.</summary>
internal static class RegisterForm
{
    public static IResult Show(HttpContext context, AccountOptions options)
    {
        if (context.SignedIn() is not null)
        {
            return Results.LocalRedirect(SignInForm.Destination(context));
        }

        return options.Registration ? Page(FormState.Empty, StatusCodes.Status200OK) : Closed();
    }

    public static async Task<IResult> TakeAsync(HttpContext context, AccountActions actions, AccountOptions options)
    {
        if (!options.Registration)
        {
            return Closed();
        }

        var form = await FormState.ReadAsync(context);
        var (username, password, again) = (form.Required("username"), form.Required("password"), form.Required("password_again"));
        form.Check("username", UsernameRules.Check(username));
        form.Check("password", PasswordRules.Check(password, username));
        form.Check("password_again", password == again ? null : AccountPhrases.PasswordsDiffer.With());
        if (!form.IsValid)
        {
            return Page(form, StatusCodes.Status400BadRequest);
        }

        if (await actions.RegisterAsync(username, password, context.RequestAborted) is not { } account)
        {
            form.Check("username", Phrases.UsernameTaken.With());
            return Page(form, StatusCodes.Status400BadRequest);
        }

        await AccountCookie.GiveAsync(context, account);
        return Results.LocalRedirect(SignInForm.Destination(context));
    }

    private static IResult Closed() => PageErrors.Of(StatusCodes.Status403Forbidden, Phrases.RegistrationClosed.With());

    private static RazorComponentResult<RegisterPage> Page(FormState form, int status) => new(new { Form = form }) { StatusCode = status };
}
