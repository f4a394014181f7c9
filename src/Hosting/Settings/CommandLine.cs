namespace Interpreter.Hosting.Settings;

/// <summary>Reads settings from arguments: --NAME value or --NAME=value, in any letter case.</summary>
internal static class CommandLine
{
    /// <exception cref="StartupException">An argument is no setting, or lacks its value.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Read(IReadOnlyList<string> args)
    {
        for (var index = 0; index < args.Count; index++)
        {
            var argument = args[index];
            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                throw new StartupException($"The argument \"{argument}\" is no setting: write --NAME value, such as --PORT 9000.");
            }

            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? argument[2..] : argument[2..equals];
            if (!IsKnown(name))
            {
                throw new StartupException(
                    $"The argument \"--{name}\" is not known: use one of {string.Join(", ", SettingNames.All.Order(StringComparer.Ordinal))}, or an OTEL_ variable.");
            }

            if (equals < 0 && index + 1 == args.Count)
            {
                throw new StartupException($"The argument \"--{name}\" lacks its value: write --{name} value.");
            }

            yield return new(name, equals < 0 ? args[++index] : argument[(equals + 1)..]);
        }
    }

    private static bool IsKnown(string name) => SettingNames.All.Contains(name) || name.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase);
}
