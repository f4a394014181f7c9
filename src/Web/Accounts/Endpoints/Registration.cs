using Interpreter.Core.Storage;
using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Accounts.Endpoints;

/// <summary>POST /api/v1/auth/register.</summary>
internal static class Registration
{
    public static async Task<IResult> RunAsync(
        HttpContext context, [FromServices] IUserStore users, Passwords passwords, AccountTokens tokens, AccountOptions options)
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
        return fields.Problem ?? await CreateAsync(context, users, passwords, tokens, username, password);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context, IUserStore users, Passwords passwords, AccountTokens tokens, string username, string password)
    {
        try
        {
            var hash = await passwords.HashAsync(password, context.RequestAborted);
            var account = await users.CreateAsync(new NewUser(username, hash, AccountTokens.NewName()), context.RequestAborted);
            var answer = new NewAccount(account.Id, account.Username, tokens.Create(account), tokens.ExpiresIn);
            return Results.Json(answer, statusCode: StatusCodes.Status201Created);
        }
        catch (FieldException exception) when (exception is { Field: "username", Problem: FieldProblem.Taken })
        {
            return ApiErrors.Field(context, "username", Phrases.UsernameTaken.With());
        }
    }
}
