using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Pages.Frame;

/// <summary>The theme that was chosen. Pages write it to a cookie, so that the server's first bytes have it and nothing flashes.</summary>
internal static class PageTheme
{
    private const string Cookie = "theme";

    /// <summary>"light" or "dark"; null for the system's.</summary>
    public static string? Of(HttpContext context) => context.Request.Cookies[Cookie] is ("light" or "dark") and var theme ? theme : null;
}
