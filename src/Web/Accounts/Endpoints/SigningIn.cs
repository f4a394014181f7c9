using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Accounts.Endpoints;

/// <summary>POST /api/v1/auth/login and /logout.</summary>
internal static class SigningIn
{
    public static async Task<IResult> SignInAsync(HttpContext context, AccountActions actions, AccountTokens tokens)
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

        var (account, locked) = await actions.SignInAsync(username, password, ClientAddress.Of(context), context.RequestAborted);
        return (account, locked) switch
        {
            (_, { } wait) => ApiErrors.TooMany(context, Phrases.SignInLocked, wait),
            (null, _) => ApiErrors.Error(context, StatusCodes.Status401Unauthorized, Phrases.SignInRefused.With()),
            _ => Results.Json(new TokenAnswer(tokens.Create(account), tokens.ExpiresIn)),
        };
    }

    public static async Task<IResult> SignOutAsync(HttpContext context, AccountActions actions)
    {
        await actions.SignOutAsync(context.RequireSignedIn());
        return Results.NoContent();
    }
}
