namespace Interpreter.Architecture.Tests;

public sealed class SourceTests
{
    [Fact]
    public void No_source_file_is_longer_than_a_reader_can_hold()
    {
        var long400 = Sources("src").Where(path => File.ReadLines(path).Count() > 400).Select(path => Path.GetRelativePath(Repository.Root, path));
        Assert.Empty(long400);
    }

    [Fact]
    public void No_type_is_a_Manager_Helper_or_Util()
    {
        var vague = Sources("src").Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => name.Contains("Manager", StringComparison.Ordinal) || name.Contains("Helper", StringComparison.Ordinal) || name.Contains("Util", StringComparison.Ordinal));
        Assert.Empty(vague);
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
