namespace Interpreter.Cli.Tests.Fixtures;

/// <summary>One run of the program, in this process.</summary>
internal sealed record Run(int ExitCode, string Out, string Error, byte[] Sound)
{
    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Task<Run> OfAsync(params string[] args) => new Session().RunAsync(args);

    public static Task<Run> OfAsync(byte[] input, params string[] args) => new Session { Input = input }.RunAsync(args);

    public static Task<Run> OfAsync(byte[] input, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken, params string[] args) =>
        new Session { Input = input, Variables = variables }.RunAsync(cancellationToken, args);
}
