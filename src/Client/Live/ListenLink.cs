using System.Diagnostics.CodeAnalysis;

namespace Interpreter.Client.Live;

/// <summary>What lets somebody listen to a session. Keep it as secret as the conversation is.</summary>
public sealed record ListenLink
{
    private const string Place = "listen/";

    private ListenLink(Uri address, string token) => (Address, Token) = (address, token);

    /// <summary>The server's address, as in <see cref="InterpreterClientOptions.Address"/>.</summary>
    public Uri Address { get; }

    /// <summary>What <see cref="InterpreterClient.ConnectListenerAsync"/> takes.</summary>
    public string Token { get; }

    /// <summary>The server's page for listeners. The token stands behind a #, where it reaches no server's log.</summary>
    public Uri Page => new(Address, $"{Place}#{Token}");

    /// <summary>Reads a link as a speaker gives it away, such as <c>https://interpreter.example.org/listen/#CfDJ8…</c></summary>
    /// <param name="text">The link.</param>
    /// <param name="link">What it says; null where it is none.</param>
    /// <returns>False: it is none.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ListenLink? link)
    {
        link = null;
        if (Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var page)
            && page is { Scheme: "http" or "https", Fragment: ['#', _, ..] }
            && $"{page.AbsolutePath.TrimEnd('/')}/" is var path
            && path.EndsWith($"/{Place}", StringComparison.Ordinal))
        {
            link = new(new Uri(page, path[..^Place.Length]), page.Fragment[1..]);
        }

        return link is not null;
    }

    /// <summary>Without the token.</summary>
    public override string ToString() => new Uri(Address, Place).AbsoluteUri;

    /// <summary>The link to a session whose socket is known.</summary>
    internal static ListenLink Beside(Uri socket, string token) => new(
        new UriBuilder(new Uri(socket, ".")) { Scheme = socket.Scheme == Uri.UriSchemeWss ? Uri.UriSchemeHttps : Uri.UriSchemeHttp }.Uri,
        token);
}
