using Interpreter.Web.Pages.Errors;
using Interpreter.Web.Pages.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Http.Errors;

/// <summary>Gives answers without a body one: below /api in the API's shape, for browsers a page, else a problem (RFC 9457).</summary>
internal static class ApiStatusPages
{
    public static void UseApiStatusPages(this IApplicationBuilder app) => app.UseStatusCodePages(static pages => WriteAsync(pages.HttpContext));

    /// <summary>Whether errors have the API's shapes.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api/v1", StringComparison.Ordinal);

    private static Task WriteAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        if (IsApi(context))
        {
            return ApiErrors.Error(context, status, Explain(context, status)).ExecuteAsync(context);
        }

        if (PageEndpoint.Of(context) is { Answers: PageAnswer.Json })
        {
            return ApiErrors.Refusal(context, status, Explain(context, status)).ExecuteAsync(context);
        }

        return PageErrors.Wanted(context)
            ? PageErrors.Of(status).ExecuteAsync(context)
            : context.RequestServices.GetRequiredService<IProblemDetailsService>()
                .TryWriteAsync(new() { HttpContext = context, ProblemDetails = { Status = status } }).AsTask();
    }

    private static Complaint Explain(HttpContext context, int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Phrases.NotSignedIn.With(),
        StatusCodes.Status403Forbidden => Phrases.Forbidden.With(),
        StatusCodes.Status404NotFound => Phrases.NotFound.With(),
        StatusCodes.Status405MethodNotAllowed => Phrases.MethodNotAllowed.With(context.Request.Method),
        StatusCodes.Status415UnsupportedMediaType => Phrases.NotJsonType.With(),
        >= StatusCodes.Status500InternalServerError => Phrases.Fault.With(),
        _ => Phrases.RequestFailed.With(status),
    };
}
