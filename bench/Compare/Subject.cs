namespace Interpreter.Compare;

/// <summary>A server to be measured.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Assembly">The project's name; its release build is started.</param>
/// <param name="Arguments">Given the fake Gemini's address.</param>
/// <param name="Environment">Given the fake Gemini's address and a free port.</param>
internal sealed record Subject(
    string Name,
    string Assembly,
    Func<Uri, string[]> Arguments,
    Func<Uri, int, Dictionary<string, string>> Environment)
{
    public static IReadOnlyList<Subject> All { get; } =
    [
        new("Floor, default settings", "Floor", gemini => ["--gemini", gemini.OriginalString], (_, _) => new() { ["DOTNET_gcServer"] = "1" }),
        new("Floor, tuned", "Floor", gemini => ["--gemini", gemini.OriginalString, "--tuned"], (_, _) => new() { ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0" }),
        new("Standalone", "Standalone", _ => [], (gemini, port) => new()
        {
            ["GEMINI_BASE_URL"] = gemini.OriginalString,
            ["GEMINI_API_KEY"] = "x",
            ["HOST"] = "127.0.0.1",
            ["PORT"] = $"{port}",

            // Not the user's own accounts.
            ["DATA_DIR"] = Directory.CreateTempSubdirectory("interpreter-bench-").FullName,
            ["Logging__LogLevel__Default"] = "Warning",
        }),
    ];
}
