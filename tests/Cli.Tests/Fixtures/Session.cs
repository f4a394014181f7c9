using Interpreter.Testing;

namespace Interpreter.Cli.Tests.Fixtures;

/// <summary>A person at a terminal, who runs the program again and again.</summary>
internal sealed class Session
{
    private readonly Queue<Func<string?>> _typed = new();

    /// <summary>What is piped into it.</summary>
    public byte[] Input { get; init; } = [];

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public string ConfigFolder { get; } = Path.Combine(Scratch.NewFolder(), "interpreter");

    /// <summary>Whether somebody sits at the keyboard.</summary>
    public bool IsTyped { get; init; }

    public Interrupts Interrupts { get; } = new();

    /// <summary>What the program prints, as it comes.</summary>
    public Action<string>? Printed { get; set; }

    /// <summary>What the person will type.</summary>
    public void Type(params string?[] lines)
    {
        foreach (var line in lines)
        {
            _typed.Enqueue(() => line);
        }
    }

    public Task<Run> RunAsync(params string[] args) => RunAsync(TestContext.Current.CancellationToken, args);

    public async Task<Run> RunAsync(CancellationToken cancellationToken, params string[] args)
    {
        using var output = new WatchedWriter(text => Printed?.Invoke(text)) { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var sound = new MemoryStream();
        var terminal = new Terminal
        {
            Input = new MemoryStream(Input),
            Output = sound,
            Out = output,
            Error = TextWriter.Synchronized(error),
            ReadLine = IsTyped ? Next : null,
            ReadSecret = IsTyped ? Next : null,
            Interrupts = Interrupts,
            Variable = Variables.GetValueOrDefault,
            ConfigFolder = ConfigFolder,
        };
        var exitCode = await CommandLine.RunAsync(args, terminal, TimeProvider.System, cancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return new Run(exitCode, output.ToString(), error.ToString(), sound.ToArray());
    }

    // At the end of what is typed comes the end of input.
    private string? Next() => _typed.TryDequeue(out var line) ? line() : null;

    private sealed class WatchedWriter(Action<string> written) : StringWriter
    {
        public override Task WriteAsync(string? value)
        {
            Write(value);
            written(value ?? "");
            return Task.CompletedTask;
        }
    }
}
