namespace Interpreter.Architecture.Tests;

public sealed class ArrowTests
{
    // docs/architecture.md: who may use whom.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Core"] = [],
        ["Gemini"] = ["Core"],
        ["GoogleGenAI"] = ["Core", "Gemini"],
        ["GeminiSimulator"] = ["Core"],
        ["ServiceDefaults"] = [],
        ["Storage"] = ["Core"],
        ["Web"] = ["Core"],
        ["Hosting"] = ["Core", "Gemini", "GeminiSimulator", "ServiceDefaults", "Storage", "Web"],
        ["Standalone"] = ["Core", "Hosting"],
        ["Cli"] = ["Client", "Core", "Gemini"],
        ["Client"] = [],
        ["Grains.Abstractions"] = ["Core"],
        ["Grains"] = ["Core", "Grains.Abstractions"],
        ["Silo"] = ["Core", "Grains", "Grains.Abstractions", "Hosting", "Storage"],
        ["Gateway"] = ["Core", "Grains.Abstractions", "Hosting"],
        ["AppHost"] = ["Gateway", "GeminiSimulator", "Silo"],
    };

    public static TheoryData<string> Projects => [.. Repository.Projects("src").Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_those_that_its_arrows_point_to(string name)
    {
        var used = Repository.References(Repository.Projects("src")[name], "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
        Assert.True(Allowed.TryGetValue(name, out var allowed), $"Draw the arrows of {name} in docs/architecture.md and here.");
        Assert.Empty(used.Except(allowed));
    }

    [Fact]
    public void Core_uses_nothing_but_the_base_class_library()
    {
        var core = Repository.Projects("src")["Core"];
        Assert.Empty(Repository.References(core, "PackageReference"));
        Assert.Empty(Repository.References(core, "FrameworkReference"));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Interpreter.sln"));
        var projects = Repository.Projects("src").Keys.Concat(Repository.Projects("tests").Keys).Concat(Repository.Projects("bench").Keys);
        Assert.All(projects, name => Assert.Contains($"{name}.csproj", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Package_versions_are_exact()
    {
        var packages = System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"));
        Assert.All(
            packages.Descendants("PackageVersion").Select(element => (string)element.Attribute("Version")!),
            version => Assert.Matches(@"^\d+(\.\d+)+(-[\w.]+)?$", version));
    }
}
