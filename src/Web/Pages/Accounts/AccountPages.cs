using Interpreter.Web.Accounts;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Pages.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Pages.Accounts;

/// <summary>Maps /accounts/: registering, signing in and out, and one's own account.</summary>
internal static class AccountPages
{
    /// <summary>Where one's own account is.</summary>
    public const string Root = "/accounts/";

    /// <summary>Where accounts are made.</summary>
    public const string RegisterPath = "/accounts/register/";

    public static void MapAccountPages(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapPages("/accounts").AddEndpointFilter(LimitAsync);
        pages.MapGet("/sign-in", SignInForm.Show);
        pages.MapPost("/sign-in", SignInForm.TakeAsync);
        pages.MapGet("/register", RegisterForm.Show);
        pages.MapPost("/register", RegisterForm.TakeAsync);

        // Signed out already is signed out.
        pages.MapPost("/sign-out", SignOutForm.TakeAsync);
        pages.MapGet("/", OwnAccountForms.Show).RequireAuthorization();
        pages.MapPost("/password", OwnAccountForms.ChangePasswordAsync).RequireAuthorization();
        pages.MapPost("/delete", OwnAccountForms.DeleteAsync).RequireAuthorization();
        pages.MapGet("/password", static () => Results.LocalRedirect(Root));
        pages.MapGet("/delete", static () => Results.LocalRedirect(Root));
    }

    private static ValueTask<object?> LimitAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (!HttpMethods.IsPost(context.Request.Method) || context.RequestServices.GetRequiredService<RequestLimit>().Take(ClientAddress.Of(context)) is not { } wait)
        {
            return next(invocation);
        }

        var seconds = (long)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = $"{seconds}";
        return new(PageErrors.Of(StatusCodes.Status429TooManyRequests, Phrases.TooManyRequests.With(seconds)));
    }
}
