namespace Interpreter.Testing;

/// <summary>Folders for what servers under test keep; gone when the tests are done.</summary>
public static class Scratch
{
    private static readonly string Root = Directory.CreateTempSubdirectory("interpreter-tests-").FullName;

    static Scratch() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => Directory.Delete(Root, recursive: true);

    /// <summary>Makes an empty folder.</summary>
    public static string NewFolder() => Directory.CreateDirectory(Path.Combine(Root, Guid.NewGuid().ToString("N"))).FullName;
}
