using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Accounts.Endpoints;

/// <summary>POST /api/v1/auth/register.</summary>
internal static class Registration
{
    public static async Task<IResult> RunAsync(HttpContext context, AccountActions actions, AccountTokens tokens, AccountOptions options)
    {
        if (!options.Registration)
        {
            return ApiErrors.Error(context, StatusCodes.Status403Forbidden, Phrases.RegistrationClosed.With());
        }

        var (fields, problem) = await JsonBody.ReadAsync(context, AccountEndpoints.BodyLimit);
        if (fields is null)
        {
            return problem!;
        }

        var (username, password) = (fields.Text("username"), fields.Text("password"));
        fields.Check("username", UsernameRules.Check(username));
        fields.Check("password", PasswordRules.Check(password, username));
        if (fields.Problem is { } mistakes)
        {
            return mistakes;
        }

        return await actions.RegisterAsync(username, password, context.RequestAborted) is { } account
            ? Results.Json(new NewAccount(account.Id, account.Username, tokens.Create(account), tokens.ExpiresIn), statusCode: StatusCodes.Status201Created)
            : ApiErrors.Field(context, "username", Phrases.UsernameTaken.With());
    }
}
