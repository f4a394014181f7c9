using Interpreter.Core.Storage;
using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Accounts.Endpoints;

/// <summary>DELETE /api/v1/auth/me and POST /api/v1/auth/password: a stolen token alone can do neither.</summary>
internal static class OwnAccount
{
    public static async Task<IResult> DeleteAsync(HttpContext context, [FromServices] IUserStore users, PasswordCheck check)
    {
        var (fields, problem) = await JsonBody.ReadAsync(context, AccountEndpoints.BodyLimit);
        if (fields is null)
        {
            return problem!;
        }

        var password = fields.Text("password");
        if ((fields.Problem ?? await ConfirmAsync(context, check, password)) is { } refusal)
        {
            return refusal;
        }

        await users.DeleteAsync(context.RequireSignedIn().Account.Id, CancellationToken.None);
        return Results.NoContent();
    }

    public static async Task<IResult> ChangePasswordAsync(
        HttpContext context, [FromServices] IUserStore users, PasswordCheck check, Passwords passwords, AccountTokens tokens)
    {
        var (fields, problem) = await JsonBody.ReadAsync(context, AccountEndpoints.BodyLimit);
        if (fields is null)
        {
            return problem!;
        }

        var account = context.RequireSignedIn().Account;
        var (password, next) = (fields.Text("password"), fields.Text("new_password"));
        fields.Check("new_password", PasswordRules.Check(next, account.Username));
        if ((fields.Problem ?? await ConfirmAsync(context, check, password)) is { } refusal)
        {
            return refusal;
        }

        var hash = await passwords.HashAsync(next, context.RequestAborted);
        var changes = new UserChanges { PasswordHash = hash, SecurityStamp = AccountTokens.NewName() };
        await users.UpdateAsync(account.Id, changes, CancellationToken.None);
        return await users.RecordSignInAsync(account.Id, CancellationToken.None) is { } changed
            ? Results.Json(new TokenAnswer(tokens.Create(changed), tokens.ExpiresIn))
            : Results.Unauthorized();
    }

    private static async Task<IResult?> ConfirmAsync(HttpContext context, PasswordCheck check, string password)
    {
        var account = context.RequireSignedIn().Account;
        var outcome = await check.RunAsync(account, account.Username, password, ClientAddress.Of(context), context.RequestAborted);
        return outcome switch
        {
            { LockedFor: { } wait } => ApiErrors.TooMany(context, Phrases.SignInLocked, wait),
            { Account: null } => ApiErrors.Field(context, "password", Phrases.PasswordWrong.With()),
            _ => null,
        };
    }
}
