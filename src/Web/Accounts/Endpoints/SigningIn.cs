using Interpreter.Core.Storage;
using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Accounts.Endpoints;

/// <summary>POST /api/v1/auth/login and /logout.</summary>
internal static class SigningIn
{
    public static async Task<IResult> SignInAsync(HttpContext context, [FromServices] IUserStore users, PasswordCheck check, AccountTokens tokens)
    {
        var (fields, problem) = await JsonBody.ReadAsync(context, AccountEndpoints.BodyLimit);
        if (fields is null)
        {
            return problem!;
        }

        var (username, password) = (fields.Text("username"), fields.Text("password"));
        if (fields.Problem is { } mistakes)
        {
            return mistakes;
        }

        var found = await users.FindByNameAsync(username, context.RequestAborted);
        var (account, locked) = await check.RunAsync(found, username, password, ClientAddress.Of(context), context.RequestAborted);
        if (locked is { } wait)
        {
            return ApiErrors.TooMany(context, Phrases.SignInLocked, wait);
        }

        return account is not null && await users.RecordSignInAsync(account.Id, context.RequestAborted) is { } signedIn
            ? Results.Json(new TokenAnswer(tokens.Create(signedIn), tokens.ExpiresIn))
            : ApiErrors.Error(context, StatusCodes.Status401Unauthorized, Phrases.SignInRefused.With());
    }

    public static async Task<IResult> SignOutAsync(HttpContext context, [FromServices] IUserStore users, RevokedSignIns revoked)
    {
        // Not cancelled with the request: who signs out and goes shall be signed out.
        var (account, signIn) = context.RequireSignedIn();
        if (!await revoked.AddAsync(account.Id, signIn, CancellationToken.None))
        {
            await users.UpdateAsync(account.Id, new UserChanges { SecurityStamp = AccountTokens.NewName() }, CancellationToken.None);
        }

        return Results.NoContent();
    }
}
