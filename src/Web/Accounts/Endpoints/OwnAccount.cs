using Interpreter.Web.Administration;
using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Accounts.Endpoints;

/// <summary>DELETE /api/v1/auth/me and POST /api/v1/auth/password: a stolen token alone can do neither.</summary>
internal static class OwnAccount
{
    public static async Task<IResult> DeleteAsync(HttpContext context, AccountActions actions)
    {
        var (fields, problem) = await JsonBody.ReadAsync(context, AccountEndpoints.BodyLimit);
        if (fields is null)
        {
            return problem!;
        }

        var password = fields.Text("password");
        if ((fields.Problem ?? await ConfirmAsync(context, actions, password)) is { } refusal)
        {
            return refusal;
        }

        return await actions.DeleteAsync(context.RequireSignedIn().Account)
            ? Results.NoContent()
            : ApiErrors.Error(context, StatusCodes.Status409Conflict, AdministrationPhrases.LastAdministrator.With());
    }

    public static async Task<IResult> ChangePasswordAsync(HttpContext context, AccountActions actions, AccountTokens tokens)
    {
        var (fields, problem) = await JsonBody.ReadAsync(context, AccountEndpoints.BodyLimit);
        if (fields is null)
        {
            return problem!;
        }

        var account = context.RequireSignedIn().Account;
        var (password, next) = (fields.Text("password"), fields.Text("new_password"));
        fields.Check("new_password", PasswordRules.Check(next, account.Username));
        if ((fields.Problem ?? await ConfirmAsync(context, actions, password)) is { } refusal)
        {
            return refusal;
        }

        return await actions.ChangePasswordAsync(account, next, context.RequestAborted) is { } changed
            ? Results.Json(new TokenAnswer(tokens.Create(changed), tokens.ExpiresIn))
            : Results.Unauthorized();
    }

    private static async Task<IResult?> ConfirmAsync(HttpContext context, AccountActions actions, string password)
    {
        var account = context.RequireSignedIn().Account;
        var outcome = await actions.ConfirmAsync(account, password, ClientAddress.Of(context), context.RequestAborted);
        return outcome switch
        {
            { LockedFor: { } wait } => ApiErrors.TooMany(context, Phrases.SignInLocked, wait),
            { Account: null } => ApiErrors.Field(context, "password", Phrases.PasswordWrong.With()),
            _ => null,
        };
    }
}
