namespace Interpreter.Cli;

/// <summary>What the program reads from and writes to.</summary>
internal sealed record Terminal
{
    /// <summary>Standard input.</summary>
    public required Stream Input { get; init; }

    /// <summary>Standard output, for sound.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard output, for words.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The terminal's columns; null where the words go into a file or a pipe.</summary>
    public int? Columns { get; init; }

    /// <summary>The environment's variables, by name.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The process's own.</summary>
    public static Terminal OfProcess() => new()
    {
        Input = Console.OpenStandardInput(),
        Output = Console.OpenStandardOutput(),
        Out = Console.Out,
        Error = Console.Error,

        // A terminal that does not tell its width, as "script" makes it, says 0.
        Columns = Console.IsOutputRedirected ? null : Console.WindowWidth is > 20 and var width ? width : 80,
    };
}
