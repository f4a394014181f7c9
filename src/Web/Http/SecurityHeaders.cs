using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Http;

/// <summary>Headers that keep a page to what this server serves.</summary>
internal static class SecurityHeaders
{
    // Worklet modules and workers load from here alone; sockets go back to the host that served the page. The
    // schemes are named because some browsers do not take 'self' for ws and wss.
    private const string Page =
        "default-src 'self'; connect-src 'self' ws: wss:; media-src 'self' blob:; worker-src 'self' blob:; img-src 'self' data:; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // Swagger UI and the cluster's dashboard put styles into their elements.
    private const string Styled = Page + "; style-src 'self' 'unsafe-inline'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = IsStyled(context.Request.Path) ? Styled : Page;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "microphone=(self), camera=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    });

    private static bool IsStyled(PathString path) =>
        path.StartsWithSegments("/docs", StringComparison.Ordinal) || path.StartsWithSegments(AdministratorPages.Prefix, StringComparison.Ordinal);
}
