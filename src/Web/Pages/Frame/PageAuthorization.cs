using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Pages.Frame;

/// <summary>Leads who must sign in for a page to the form, and back. Programs are told 401.</summary>
internal sealed class PageAuthorization : IAuthorizationMiddlewareResultHandler
{
    /// <summary>The form's address.</summary>
    public const string SignInPath = "/accounts/sign-in/";

    /// <summary>The parameter that says where to go from there.</summary>
    public const string ReturnParameter = "returnUrl";

    private readonly AuthorizationMiddlewareResultHandler _others = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Succeeded && PageEndpoint.Of(context) is { Answers: PageAnswer.Html })
        {
            // Its page is written further out.
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return authorizeResult.Challenged ? Results.LocalRedirect(SignInAddress(context.Request)).ExecuteAsync(context) : Task.CompletedTask;
        }

        return _others.HandleAsync(next, context, policy, authorizeResult);
    }

    /// <summary>The form's address, for someone who was about to do something.</summary>
    public static string SignInAddress(HttpRequest request)
    {
        // A form that was sent can't be sent again: back to where it stands.
        var query = HttpMethods.IsGet(request.Method) ? request.QueryString : QueryString.Empty;
        return SignInPath + QueryString.Create(ReturnParameter, request.PathBase + request.Path + query);
    }
}
