using System.Xml.Linq;

namespace Interpreter.Architecture.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The projects below a folder, by name.</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => XDocument.Load(path));

    public static IEnumerable<string> References(XDocument project, string kind) =>
        project.Descendants(kind).Select(element => (string)element.Attribute("Include")!);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Interpreter.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from within the repository.");
    }
}
