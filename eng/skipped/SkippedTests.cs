using System.Reflection;

namespace Interpreter.Skipped;

/// <summary>Stands for the tests of a project that can't be built here.</summary>
public sealed class SkippedTests
{
    [Fact]
    public void Tests_that_this_feed_can_not_build()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var lacking = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(entry => entry.Key == "Lacking").Value;
        Assert.Skip($"{assembly.GetName().Name} was not built: the package feed lacks {lacking}.");
    }
}
