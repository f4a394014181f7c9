namespace Interpreter.Web.Socket;

/// <summary>
/// Which pages may open the socket. Browsers let any page open a WebSocket to any server, and send cookies
/// along, so the server must ask where the page comes from (RFC 6455, section 10.2).
/// </summary>
internal static class OriginPolicy
{
    /// <param name="origin">The header "Origin"; null or empty where there is none, which no browser does.</param>
    /// <param name="host">The header "Host": name and port.</param>
    /// <param name="allowed">More origins; "*" for all.</param>
    public static bool Allows(string? origin, string host, IReadOnlyList<string> allowed)
    {
        if (string.IsNullOrEmpty(origin) || allowed.Contains("*"))
        {
            return true;
        }

        if (!Uri.TryCreate(origin, UriKind.Absolute, out var page) || page.Scheme is not ("http" or "https"))
        {
            return false;
        }

        return IsHost(page, host) || allowed.Any(known => SameOrigin(page, known));
    }

    private static bool IsHost(Uri page, string host) =>
        Uri.TryCreate($"{page.Scheme}://{host}", UriKind.Absolute, out var server)
        && string.Equals(page.Authority, server.Authority, StringComparison.OrdinalIgnoreCase);

    private static bool SameOrigin(Uri page, string known) =>
        Uri.TryCreate(known, UriKind.Absolute, out var other)
        && page.Scheme == other.Scheme
        && string.Equals(page.Authority, other.Authority, StringComparison.OrdinalIgnoreCase);
}
