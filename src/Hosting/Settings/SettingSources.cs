using Microsoft.Extensions.Configuration.Memory;

namespace Interpreter.Hosting.Settings;

/// <summary>Where settings come from. What comes later wins: appsettings.json, .env, the environment, the command line.</summary>
internal static class SettingSources
{
    /// <summary>Replaces a configuration's sources.</summary>
    /// <param name="configuration">The host's.</param>
    /// <param name="args">The command line.</param>
    /// <param name="folder">The working directory, which holds the files; null to read neither them nor the environment.</param>
    /// <exception cref="StartupException">A source can't be read.</exception>
    public static void Use(ConfigurationManager configuration, IReadOnlyList<string> args, string? folder)
    {
        configuration.Sources.Clear();
        if (folder is not null)
        {
            AddJson(configuration, Path.Combine(folder, "appsettings.json"));
            AddDotEnv(configuration, Path.Combine(folder, ".env"));
            configuration.AddEnvironmentVariables();
        }

        AddMemory(configuration, CommandLine.Read(args));
    }

    private static void AddJson(ConfigurationManager configuration, string path)
    {
        try
        {
            configuration.AddJsonFile(path, optional: true, reloadOnChange: false);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{path} can't be read: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }

    private static void AddDotEnv(ConfigurationManager configuration, string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            AddMemory(configuration, DotEnvParser.Parse(File.ReadAllText(path)));
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{path} can't be read: {exception.Message}.", exception);
        }
    }

    private static void AddMemory(ConfigurationManager configuration, IEnumerable<KeyValuePair<string, string>> settings)
    {
        // The last of several lines of one name counts.
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in settings)
        {
            // "__" stands for ":", as it does in environment variables.
            values[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        }

        ((IConfigurationBuilder)configuration).Add(new MemoryConfigurationSource { InitialData = values });
    }
}
