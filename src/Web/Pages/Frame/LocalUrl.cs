namespace Interpreter.Web.Pages.Frame;

/// <summary>Addresses of this server that come from a client: where to go after signing in.</summary>
internal static class LocalUrl
{
    private const int Longest = 2000;

    /// <summary>The address, where it is a path of this server; else another.</summary>
    /// <param name="url">As a client gave it.</param>
    /// <param name="otherwise">The address for all others.</param>
    public static string Or(string? url, string otherwise) => IsLocal(url) ? url! : otherwise;

    // "//host" and "/\host" lead elsewhere: browsers read a backslash as a slash, and leave out tabs and line ends.
    private static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] and { Length: <= Longest } && !url.Any(letter => char.IsControl(letter) || letter is '\\');
}
