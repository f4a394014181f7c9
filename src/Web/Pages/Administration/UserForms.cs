using System.Globalization;
using Interpreter.Core.Storage;
using Interpreter.Core.Users;
using Interpreter.Web.Accounts;
using Interpreter.Web.Administration;
using Interpreter.Web.Pages.Errors;
using Interpreter.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Pages.Administration;

/// <summary>/gemini/admin/users/{id}/: one form for role and state, one for limits; the button says which was sent.</summary>
internal static class UserForms
{
    /// <summary>The name of the buttons.</summary>
    public const string Action = "action";

    /// <summary>The button of the limits.</summary>
    public const string Limits = "limits";

    /// <summary>The parameter that says that something was just changed.</summary>
    public const string Done = "done";

    // As an administrator may write it: with a point or a comma, without anything between thousands.
    private const NumberStyles Style = NumberStyles.AllowDecimalPoint;

    public static async Task<IResult> ShowAsync(HttpContext context, long id, [FromServices] IUserStore users, [FromServices] IUserDirectory directory) =>
        await ModelAsync(context, id, users, directory) is { } model ? Page(model, StatusCodes.Status200OK) : NoUser();

    public static async Task<IResult> TakeAsync(
        HttpContext context, long id, [FromServices] IUserStore users, [FromServices] IUserDirectory directory, SignInWatch watch)
    {
        if (await ModelAsync(context, id, users, directory) is not { } model)
        {
            return NoUser();
        }

        var form = await FormState.ReadAsync(context);
        var isLimits = form[Action] is Limits;
        model = isLimits ? model with { LimitsForm = form } : model with { AccountForm = form };
        var changes = isLimits ? ReadLimits(form) : ReadAccount(form, model.Account);
        if (!form.IsValid)
        {
            return Page(model, StatusCodes.Status400BadRequest);
        }

        try
        {
            return await UserChanging.ApplyAsync(id, changes, users, directory, watch) is null ? NoUser() : Results.LocalRedirect($"{UserPages.Of(id)}?{Done}");
        }
        catch (LastAdministratorException)
        {
            form.Refusal = AdministrationPhrases.LastAdministrator.With();
            return Page(model, StatusCodes.Status409Conflict);
        }
    }

    /// <summary>The name of the field that says that a limit does not hold.</summary>
    public static string NoLimit(LimitKind kind) => $"{LimitsJson.NameOf(kind)}_unlimited";

    private static UserChanges ReadAccount(FormState form, UserAccount account)
    {
        var isRole = Roles.Words.TryGetValue(form["role"], out var role);
        form.Check("role", isRole ? null : UserPhrases.NotAmong.With());
        form.Check("state", form["state"] is "open" or "closed" ? null : UserPhrases.NotAmong.With());
        var isActive = form["state"] is "open";
        return new()
        {
            Role = role,
            IsActive = isActive,

            // Who comes back to an account that was closed signs in anew.
            SecurityStamp = account.IsActive && !isActive ? AccountTokens.NewName() : null,
        };
    }

    private static UserChanges ReadLimits(FormState form)
    {
        var limits = new UserLimits();
        foreach (var kind in Enum.GetValues<LimitKind>())
        {
            limits = limits.With(kind, ReadLimit(form, kind));
        }

        return new() { Limits = LimitsJson.Write(limits) };
    }

    private static decimal? ReadLimit(FormState form, LimitKind kind)
    {
        if (form[NoLimit(kind)].Length > 0)
        {
            return UserLimits.Unlimited;
        }

        var name = LimitsJson.NameOf(kind);
        var text = form[name].Trim().Replace(',', '.');
        if (text.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var limit) && LimitsJson.IsValid(kind, limit))
        {
            return limit;
        }

        form.Check(name, (LimitsJson.IsWhole(kind) ? UserPhrases.NotWhole : UserPhrases.NotNumber).With(LimitsJson.MostOf(kind)));
        return null;
    }

    private static async Task<UserModel?> ModelAsync(HttpContext context, long id, IUserStore users, IUserDirectory directory) =>
        await users.FindAsync(id, context.RequestAborted) is { } account
            ? new() { Account = account, Budget = await directory.Find(id).GetBudgetAsync(context.RequestAborted) }
            : null;

    private static IResult NoUser() => PageErrors.Of(StatusCodes.Status404NotFound, AdministrationPhrases.NoSuchUser.With());

    private static RazorComponentResult<UserPage> Page(UserModel model, int status) => new(new { Model = model }) { StatusCode = status };
}
