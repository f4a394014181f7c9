using Interpreter.Core.Storage;
using Interpreter.Web.Accounts;
using Interpreter.Web.Administration;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Pages.Forms;
using Interpreter.Web.Pages.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interpreter.Web.Pages.Accounts;

/// <summary>/accounts/ and its two forms.</summary>
internal static class OwnAccountForms
{
    /// <summary>The parameter that says what was just done.</summary>
    public const string Done = "done";

    public static IResult Show() => Page(FormState.Empty, FormState.Empty, StatusCodes.Status200OK);

    public static async Task<IResult> ChangePasswordAsync(HttpContext context, AccountActions actions)
    {
        var account = context.RequireSignedIn().Account;
        var form = await FormState.ReadAsync(context);
        var (password, next, again) = (form.Required("password"), form.Required("new_password"), form.Required("new_password_again"));
        form.Check("new_password", PasswordRules.Check(next, account.Username));
        form.Check("new_password_again", next == again ? null : AccountPhrases.PasswordsDiffer.With());
        if (!form.IsValid || !await ConfirmAsync(context, actions, account, form, password))
        {
            return Page(form, FormState.Empty, StatusOf(form));
        }

        if (await actions.ChangePasswordAsync(account, next, context.RequestAborted) is not { } changed)
        {
            return Results.LocalRedirect(PageAuthorization.SignInPath);
        }

        // Every sign-in is over, this one too.
        await AccountCookie.GiveAsync(context, changed);
        return Results.LocalRedirect($"{AccountPages.Root}?{Done}=password");
    }

    public static async Task<IResult> DeleteAsync(HttpContext context, AccountActions actions)
    {
        var account = context.RequireSignedIn().Account;
        var form = await FormState.ReadAsync(context);
        var password = form.Required("password");
        if (!form.IsValid || !await ConfirmAsync(context, actions, account, form, password))
        {
            return Page(FormState.Empty, form, StatusOf(form));
        }

        if (!await actions.DeleteAsync(account))
        {
            form.Refusal = AdministrationPhrases.LastAdministrator.With();
            return Page(FormState.Empty, form, StatusCodes.Status409Conflict);
        }

        await AccountCookie.TakeAsync(context);
        return Results.LocalRedirect(PageAuthorization.SignInPath + $"?{Done}=delete");
    }

    private static async Task<bool> ConfirmAsync(HttpContext context, AccountActions actions, UserAccount account, FormState form, string password)
    {
        var outcome = await actions.ConfirmAsync(account, password, ClientAddress.Of(context), context.RequestAborted);
        form.Refusal = outcome.LockedFor is { } wait ? FormLock.Tell(context, wait) : null;
        form.Check("password", outcome is { Account: null, LockedFor: null } ? Phrases.PasswordWrong.With() : null);
        return form.IsValid;
    }

    private static int StatusOf(FormState form) => form.Refusal is null ? StatusCodes.Status400BadRequest : StatusCodes.Status429TooManyRequests;

    private static RazorComponentResult<AccountPage> Page(FormState password, FormState delete, int status) =>
        new(new { PasswordForm = password, DeleteForm = delete }) { StatusCode = status };
}
