namespace Interpreter.Hosting.Settings;

/// <summary>Reads CORS_ORIGINS.</summary>
internal static class CorsOrigins
{
    // The earlier interpreter's default: a page in development.
    private const string Default = "http://localhost:3000";

    /// <summary>The origins, separated by commas in the setting.</summary>
    public static IReadOnlyList<string> Read(SettingReader reader)
    {
        var text = reader.Text(SettingNames.CorsOrigins) ?? Default;
        string[] origins = [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(origin => origin.TrimEnd('/'))];
        if (origins.FirstOrDefault(origin => !IsOrigin(origin)) is { } bad)
        {
            reader.Fail(SettingNames.CorsOrigins, bad, "give origins such as https://example.org, separated by commas, or * for all");
        }

        return origins;
    }

    private static bool IsOrigin(string text) => text is "*"
        || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.PathAndQuery is "/" && uri.Fragment.Length == 0);
}
