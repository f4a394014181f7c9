using System.Globalization;

namespace Interpreter.Load;

/// <summary>What to do.</summary>
internal sealed record LoadOptions
{
    public const string Usage = "usage: --url ws://HOST:PORT/ws --sessions N [--seconds 10] [--warmup 10] [--binary] [--pid SERVER_PID,...] [--json FILE]";

    public required Uri Url { get; init; }

    public required int Sessions { get; init; }

    /// <summary>How long to measure.</summary>
    public int Seconds { get; init; } = 10;

    /// <summary>How long to talk before: several turns, so that every session has an answer running and hot code is compiled.</summary>
    public int Warmup { get; init; } = 10;

    /// <summary>Audio in binary frames, both ways.</summary>
    public bool Binary { get; init; }

    /// <summary>The server's processes, when it runs on this machine.</summary>
    public IReadOnlyList<int> Pids { get; init; } = [];

    /// <summary>Where to write the result as JSON.</summary>
    public string? Json { get; init; }

    /// <summary>Reads the command line; null when it makes no sense.</summary>
    public static LoadOptions? Parse(string[] args)
    {
        var named = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i++)
        {
            named[args[i]] = args[i] == "--binary" || i + 1 == args.Length ? "" : args[++i];
        }

        if (!Uri.TryCreate(named.GetValueOrDefault("--url"), UriKind.Absolute, out var url) || Number(named, "--sessions") is not { } sessions)
        {
            return null;
        }

        return new LoadOptions
        {
            Url = url,
            Sessions = sessions,
            Seconds = Number(named, "--seconds") ?? 10,
            Warmup = Number(named, "--warmup") ?? 10,
            Binary = named.ContainsKey("--binary"),
            Pids = [.. (named.GetValueOrDefault("--pid") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pid => int.Parse(pid, CultureInfo.InvariantCulture))],
            Json = named.GetValueOrDefault("--json"),
        };
    }

    private static int? Number(Dictionary<string, string> named, string name) =>
        int.TryParse(named.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
