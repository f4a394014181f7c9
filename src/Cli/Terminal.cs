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

    /// <summary>Reads a line that a person types; null where nobody does, and at the end.</summary>
    public Func<string?>? ReadLine { get; init; }

    /// <summary>Reads a line that a person types, without showing it; null where nobody does.</summary>
    public Func<string?>? ReadSecret { get; init; }

    /// <summary>Who takes Ctrl-C.</summary>
    public Interrupts Interrupts { get; init; } = new();

    /// <summary>The environment's variables, by name.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The folder for what the program keeps.</summary>
    public required string ConfigFolder { get; init; }

    /// <summary>The process's own.</summary>
    public static Terminal OfProcess() => new()
    {
        Input = Console.OpenStandardInput(),
        Output = Console.OpenStandardOutput(),
        Out = Console.Out,
        Error = Console.Error,

        // A terminal that does not tell its width, as "script" makes it, says 0.
        Columns = Console.IsOutputRedirected ? null : Console.WindowWidth is > 20 and var width ? width : 80,
        ReadLine = Console.IsInputRedirected ? null : Console.ReadLine,
        ReadSecret = Console.IsInputRedirected ? null : SecretLine.Read,

        // XDG_CONFIG_HOME or ~/.config on Linux, ~/Library/Application Support on macOS, %APPDATA% on Windows.
        ConfigFolder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "interpreter"),
    };

    /// <summary>All of standard input, as text.</summary>
    public async Task<string> ReadToEndAsync(CancellationToken cancellationToken)
    {
        // A pipe's next byte may never come, and reading it can't be cancelled.
        using var reader = new StreamReader(Input, leaveOpen: true);
        return await reader.ReadToEndAsync(cancellationToken).WaitAsync(cancellationToken);
    }
}
