using System.Reflection;

namespace Interpreter.Pages.Tests.Support;

/// <summary>Where things are.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string Speech => Path.Combine(Root, "samples", "speech");

    public static string PageChecks => Path.Combine(Root, "tests", "Pages.Tests");

    public static string Screenshots => Path.Combine(Root, "artifacts", "screenshots");

    /// <summary>A program on the PATH; null where there is none.</summary>
    public static string? FindProgram(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
