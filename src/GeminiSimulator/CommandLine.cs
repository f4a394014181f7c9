using System.Globalization;

namespace Interpreter.GeminiSimulator;

/// <summary>The settings of the program: arguments first, then environment variables SIMULATOR_*, then defaults.</summary>
internal static class CommandLine
{
    public const string Usage = """
        GeminiSimulator: a local server that speaks Gemini's protocols.

          --port N            TCP port, 0 for a free one      SIMULATOR_PORT           default 9090
          --host ADDRESS      address to listen on            SIMULATOR_HOST           default 127.0.0.1
          --phrasebook DIR    folder with phrasebook.json     SIMULATOR_PHRASEBOOK     default the recordings beside the program
          --time-scale N      simulated seconds per second    SIMULATOR_TIME_SCALE     default 1
          --text-frames B     true: text frames               SIMULATOR_TEXT_FRAMES    default false
          --refuse-keys A,B   keys refused as invalid         SIMULATOR_REFUSE_KEYS    default none
          --key-refusal K     AcceptThenClose, RejectUpgrade  SIMULATOR_KEY_REFUSAL    default AcceptThenClose
          --go-away-after S   age of a goAway, in seconds     SIMULATOR_GO_AWAY_AFTER  default 540
          --answer-delay MS   from turn to answer, in ms      SIMULATOR_ANSWER_DELAY   default 300
        """;

    private const int DefaultPort = 9090;

    private static readonly string[] _names = ["port", "host", "phrasebook", "time-scale", "text-frames", "refuse-keys", "key-refusal", "go-away-after", "answer-delay"];

    /// <exception cref="FormatException">An argument or variable is unknown or has no valid value; the message names it.</exception>
    public static GeminiSimulatorOptions Read(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        var given = Arguments(arguments);
        string? Setting(string name) =>
            given.GetValueOrDefault(name) ?? environment("SIMULATOR_" + name.Replace('-', '_').ToUpperInvariant());

        T Parsed<T>(string name, T otherwise)
            where T : IParsable<T> =>
            Setting(name) is not { Length: > 0 } text ? otherwise
                : T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value
                : throw new FormatException($"--{name} has the value \"{text}\", which is not a {typeof(T).Name}.");

        var defaults = new GeminiSimulatorOptions();
        return defaults with
        {
            Port = Parsed("port", DefaultPort),
            Host = Setting("host") ?? defaults.Host,
            Phrasebook = Setting("phrasebook") ?? defaults.Phrasebook,
            TimeScale = Parsed("time-scale", defaults.TimeScale),
            TextFrames = Parsed("text-frames", defaults.TextFrames),
            GoAwayAfter = TimeSpan.FromSeconds(Parsed("go-away-after", defaults.GoAwayAfter.TotalSeconds)),
            AnswerDelay = TimeSpan.FromMilliseconds(Parsed("answer-delay", defaults.AnswerDelay.TotalMilliseconds)),
            RefuseKeys = (Setting("refuse-keys") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(),
            KeyRefusal = Setting("key-refusal") is not { } refusal ? defaults.KeyRefusal
                : Enum.TryParse<KeyRefusal>(refusal, ignoreCase: true, out var kind) ? kind
                : throw new FormatException($"--key-refusal has the value \"{refusal}\": use AcceptThenClose or RejectUpgrade."),
        };
    }

    private static Dictionary<string, string> Arguments(IReadOnlyList<string> arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var name = arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i][2..] : "";
            if (!_names.Contains(name))
            {
                throw new FormatException($"Unknown argument \"{arguments[i]}\".");
            }

            given[name] = i + 1 < arguments.Count ? arguments[i + 1] : throw new FormatException($"--{name} needs a value.");
        }

        return given;
    }
}
