using Interpreter.Testing;

namespace Interpreter.Cli.Tests.Fixtures;

/// <summary>One run of the program, in this process.</summary>
internal sealed record Run(int ExitCode, string Out, string Error, byte[] Sound)
{
    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Task<Run> OfAsync(params string[] args) => OfAsync([], new Dictionary<string, string>(), TestContext.Current.CancellationToken, args);

    public static Task<Run> OfAsync(byte[] input, params string[] args) =>
        OfAsync(input, new Dictionary<string, string>(), TestContext.Current.CancellationToken, args);

    public static async Task<Run> OfAsync(byte[] input, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var sound = new MemoryStream();
        var terminal = new Terminal
        {
            Input = new MemoryStream(input),
            Output = sound,
            Out = output,
            Error = TextWriter.Synchronized(error),
            Variable = variables.GetValueOrDefault,
            ConfigFolder = Scratch.NewFolder(),
        };
        var exitCode = await CommandLine.RunAsync(args, terminal, TimeProvider.System, cancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return new Run(exitCode, output.ToString(), error.ToString(), sound.ToArray());
    }
}
