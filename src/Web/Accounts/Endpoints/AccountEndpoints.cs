using Interpreter.Web.Http.Errors;
using Interpreter.Web.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Accounts.Endpoints;

/// <summary>Maps /api/v1/auth; docs/api.md describes it.</summary>
internal static class AccountEndpoints
{
    /// <summary>The largest body, in bytes: the longest name and two of the longest passwords, every character escaped, fit.</summary>
    public const int BodyLimit = 16 * 1024;

    private const string TokenExample = """{"token":"CfDJ8…","expires_in":1209600}""";

    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        var auth = endpoints.MapGroup("/api/v1/auth").WithTags("Accounts").AddEndpointFilter(LimitAsync);

        auth.MapPost("/register", Registration.RunAsync)
            .WithName("Register")
            .WithSummary("Makes an account, and signs in.")
            .Takes<Credentials>("""{"username":"anna","password":"correct horse"}""")
            .Gives<NewAccount>(StatusCodes.Status201Created, """{"id":1,"username":"anna","token":"CfDJ8…","expires_in":1209600}""")
            .GivesFieldErrors("""{"username":["This name is taken: choose another."],"password":["Use at least 8 characters."]}""")
            .GivesErrors(StatusCodes.Status403Forbidden, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status429TooManyRequests);

        auth.MapPost("/login", SigningIn.SignInAsync)
            .WithName("SignIn")
            .WithSummary("Gives a token for a user name and its password.")
            .Takes<Credentials>("""{"username":"anna","password":"correct horse"}""")
            .Gives<TokenAnswer>(StatusCodes.Status200OK, TokenExample)
            .GivesFieldErrors("""{"password":["This field is required."]}""")
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status429TooManyRequests);

        auth.MapPost("/logout", SigningIn.SignOutAsync)
            .WithName("SignOut")
            .WithSummary("Revokes the token that it is sent with.")
            .RequireAuthorization()
            .Produces(StatusCodes.Status204NoContent)
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests);

        auth.MapGet("/me", static (HttpContext context) => TypedResults.Ok(AccountInfo.Of(context.RequireSignedIn().Account)))
            .WithName("GetAccount")
            .WithSummary("Tells who is signed in.")
            .RequireAuthorization()
            .Gives<AccountInfo>(
                StatusCodes.Status200OK,
                """{"id":1,"username":"anna","role":"user","created_at":"2026-01-15T10:30:00+00:00","last_sign_in_at":"2026-01-20T15:30:00+00:00"}""")
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests);

        auth.MapDelete("/me", OwnAccount.DeleteAsync)
            .WithName("DeleteAccount")
            .WithSummary("Deletes the account with everything it owns, for good.")
            .RequireAuthorization()
            .Takes<PasswordConfirmation>("""{"password":"correct horse"}""")
            .Produces(StatusCodes.Status204NoContent)
            .GivesFieldErrors("""{"password":["This is not your password."]}""")
            .Gives<ApiError>(StatusCodes.Status409Conflict, """{"error":"This is the last administrator: make another one first."}""")
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status429TooManyRequests);

        auth.MapPost("/password", OwnAccount.ChangePasswordAsync)
            .WithName("ChangePassword")
            .WithSummary("Changes the password. Every token so far is revoked; the answer has a new one.")
            .RequireAuthorization()
            .Takes<PasswordChange>("""{"password":"correct horse","new_password":"battery staple"}""")
            .Gives<TokenAnswer>(StatusCodes.Status200OK, TokenExample)
            .GivesFieldErrors("""{"new_password":["Use at least 8 characters."]}""")
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status429TooManyRequests);
    }

    private static ValueTask<object?> LimitAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;

        // Answers hold tokens.
        context.Response.Headers.CacheControl = "no-store";
        return context.RequestServices.GetRequiredService<RequestLimit>().Take(ClientAddress.Of(context)) is { } wait
            ? ValueTask.FromResult<object?>(ApiErrors.TooMany(context, Phrases.TooManyRequests, wait))
            : next(invocation);
    }
}
