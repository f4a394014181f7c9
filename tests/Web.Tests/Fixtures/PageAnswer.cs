using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Interpreter.Web.Tests.Fixtures;

/// <summary>What a page's address answered.</summary>
internal sealed partial record PageAnswer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders Content)
{
    /// <summary>Where it leads; null for nowhere.</summary>
    public string? Location => Headers.Location?.OriginalString;

    /// <summary>The language that the page says it is in.</summary>
    public string Language => Html().Match(Text).Groups[1].Value;

    /// <summary>The token against forgery; empty where there is none.</summary>
    public string Token => Meta().Match(Text).Groups[1].Value;

    /// <summary>The cookies that it sets, each with its attributes.</summary>
    public IReadOnlyList<string> Cookies => Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];

    [GeneratedRegex("<html lang=\"(\\w+)\"")]
    private static partial Regex Html();

    [GeneratedRegex("<meta name=\"csrf-token\" content=\"([^\"]+)\"")]
    private static partial Regex Meta();
}
