using System.Globalization;

namespace Interpreter.Compare;

/// <summary>What to compare.</summary>
internal sealed record CompareOptions
{
    public const string Usage = "usage: [--sessions 10,50,100,400] [--seconds 10] [--warmup 10] [--rounds 2] [--subjects floor,standalone,cluster] [--binary] [--name results]";

    public IReadOnlyList<int> Sessions { get; init; } = [10, 50, 100, 400];

    /// <summary>How long each point is measured.</summary>
    public int Seconds { get; init; } = 10;

    /// <summary>How long the load speaks before it is measured: code that is compiled as it runs costs more than what it does.</summary>
    public int Warmup { get; init; } = 10;

    /// <summary>How often each point is measured; the table has the medians.</summary>
    public int Rounds { get; init; } = 2;

    public IReadOnlyList<Subject> Subjects { get; init; } = [.. Subject.All.Where(subject => !subject.HasSilo)];

    /// <summary>Our server's clients send and take audio in binary frames; the floor has only JSON.</summary>
    public bool Binary { get; init; }

    /// <summary>The results' file name, without its ending.</summary>
    public string Name { get; init; } = "results";

    /// <summary>Reads the command line; null when it makes no sense.</summary>
    public static CompareOptions? Parse(string[] args)
    {
        var options = new CompareOptions();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--binary")
            {
                options = options with { Binary = true };
            }
            else if (i + 1 == args.Length || options.With(args[i], args[++i]) is not { } next)
            {
                return null;
            }
            else
            {
                options = next;
            }
        }

        return options;
    }

    private CompareOptions? With(string name, string value) => name switch
    {
        "--sessions" => this with { Sessions = [.. value.Split(',').Select(Number)] },
        "--seconds" => this with { Seconds = Number(value) },
        "--warmup" => this with { Warmup = Number(value) },
        "--rounds" => this with { Rounds = Number(value) },
        "--subjects" => this with { Subjects = [.. Subject.All.Where(subject => value.Split(',').Any(part => subject.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))] },
        "--name" => this with { Name = value },
        _ => null,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
