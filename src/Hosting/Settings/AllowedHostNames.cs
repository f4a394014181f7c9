namespace Interpreter.Hosting.Settings;

/// <summary>Reads the names by which the server may be asked for.</summary>
internal static class AllowedHostNames
{
    private const string Any = "*";

    public static IReadOnlyList<string> Read(SettingReader reader)
    {
        var names = (reader.Text(SettingNames.AllowedHosts) ?? Any).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var name in names)
        {
            // A name below a wildcard, as the framework's filter reads it, is checked without it.
            var host = name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
            if (name != Any && Uri.CheckHostName(host.Trim('[', ']')) is UriHostNameType.Unknown)
            {
                reader.Fail(SettingNames.AllowedHosts, name, "give host names without a port, separated by commas, such as interpreter.example.com or *.example.com, or * for any");
            }
        }

        return names.Length == 0 ? [Any] : names;
    }
}
