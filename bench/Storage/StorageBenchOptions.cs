using System.Globalization;

namespace Interpreter.StorageBench;

/// <summary>How much to store, and how often to ask.</summary>
internal sealed record StorageBenchOptions
{
    public const string Usage = "usage: [--sessions 100000] [--messages 5000000] [--users 1000] [--calls 1000] [--at-once 1] [--connection CONNECTION] [--name storage]";

    public int Sessions { get; init; } = 100_000;

    public int Messages { get; init; } = 5_000_000;

    public int Users { get; init; } = 1000;

    /// <summary>Calls of each kind.</summary>
    public int Calls { get; init; } = 1000;

    /// <summary>Callers at a time.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>An empty database of PostgreSQL; null for a server of the benchmark's own, with a log that reaches the disk.</summary>
    public string? Connection { get; init; }

    /// <summary>The results' file name, without its ending.</summary>
    public string Name { get; init; } = "storage";

    /// <summary>Reads the command line; null when it makes no sense.</summary>
    public static StorageBenchOptions? Parse(string[] args)
    {
        var options = new StorageBenchOptions();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || options.With(args[i], args[i + 1]) is not { } next)
            {
                return null;
            }

            options = next;
        }

        return options;
    }

    private StorageBenchOptions? With(string name, string value) => name switch
    {
        "--sessions" => this with { Sessions = Number(value) },
        "--messages" => this with { Messages = Number(value) },
        "--users" => this with { Users = Number(value) },
        "--calls" => this with { Calls = Number(value) },
        "--at-once" => this with { AtOnce = Number(value) },
        "--connection" => this with { Connection = value },
        "--name" => this with { Name = value },
        _ => null,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
