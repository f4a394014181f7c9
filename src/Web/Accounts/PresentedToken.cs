using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Accounts;

/// <summary>Finds the token of a request.</summary>
internal static class PresentedToken
{
    private const string Bearer = "Bearer ";

    // The earlier chat system's examples sign in so.
    private const string Session = "Session ";

    /// <summary>The token; empty where the header is of another kind; null where there is none.</summary>
    public static string? Of(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.Length > 0)
        {
            return After(header, Bearer) ?? After(header, Session) ?? "";
        }

        // A page can't set headers on a socket. Elsewhere a token in an address would only end up in logs.
        return context.WebSockets.IsWebSocketRequest && context.Request.Query.TryGetValue("access_token", out var token) ? token.ToString() : null;
    }

    private static string? After(string header, string scheme) =>
        header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
}
