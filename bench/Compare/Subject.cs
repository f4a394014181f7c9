namespace Interpreter.Compare;

/// <summary>A server to be measured.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Assembly">The project's name; its release build is started.</param>
/// <param name="Arguments">Given the fake Gemini's address.</param>
/// <param name="Environment">Given the fake Gemini's address, a free port, and the address of a database where the subject has a silo.</param>
internal sealed record Subject(
    string Name,
    string Assembly,
    Func<Uri, string[]> Arguments,
    Func<Uri, int, string?, Dictionary<string, string>> Environment)
{
    /// <summary>Whether a silo of its cluster runs behind it. Such a subject needs Orleans, and is measured only when asked for.</summary>
    public bool HasSilo { get; init; }

    public static IReadOnlyList<Subject> All { get; } =
    [
        new("Floor, default settings", "Floor", gemini => ["--gemini", gemini.OriginalString], (_, _, _) => new() { ["DOTNET_gcServer"] = "1" }),
        new("Floor, tuned", "Floor", gemini => ["--gemini", gemini.OriginalString, "--tuned"], (_, _, _) => new() { ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0" }),
        new("Standalone", "Standalone", _ => [], (gemini, port, _) => Ours(gemini, port)),
        new("Cluster: gateway and silo", "Gateway", _ => [], (gemini, port, database) => new(Ours(gemini, port)) { ["DATABASE_URL"] = database! })
        {
            HasSilo = true,
        },
    ];

    /// <summary>What a silo is given.</summary>
    public static Dictionary<string, string> Silo(Uri gemini, int healthPort, string database) => new(Ours(gemini, 0))
    {
        ["DATABASE_URL"] = database,
        ["SILO_PORT"] = "0",
        ["SILO_GATEWAY_PORT"] = "0",
        ["SILO_HEALTH_PORT"] = $"{healthPort}",
    };

    private static Dictionary<string, string> Ours(Uri gemini, int port) => new()
    {
        ["GEMINI_BASE_URL"] = gemini.OriginalString,
        ["GEMINI_API_KEY"] = "x",
        ["HOST"] = "127.0.0.1",
        ["PORT"] = $"{port}",

        // Not the user's own accounts.
        ["DATA_DIR"] = Directory.CreateTempSubdirectory("interpreter-bench-").FullName,
        ["Logging__LogLevel__Default"] = "Warning",
    };
}
