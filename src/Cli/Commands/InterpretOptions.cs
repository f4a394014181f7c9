using Interpreter.Core.Sessions;

namespace Interpreter.Cli.Commands;

/// <summary>What the command line asks for.</summary>
internal sealed record InterpretOptions
{
    /// <summary>The recording's path; "-" for standard input.</summary>
    public required string Input { get; init; }

    /// <summary>Where the interpreter's voice is written; "-" for standard output, null for nowhere.</summary>
    public string? Output { get; init; }

    /// <summary>The code of the language spoken; null to let the model hear it.</summary>
    public string? From { get; init; }

    /// <summary>The code of the language to interpret into; null for the other one of the pair.</summary>
    public string? To { get; init; }

    /// <summary>The server's socket.</summary>
    public required Uri Server { get; init; }

    /// <summary>The token for the server; null for a guest.</summary>
    public string? Token { get; init; }

    /// <summary>A prebuilt voice; null for the model's own.</summary>
    public string? Voice { get; init; }

    /// <summary>A model's id; null for the default.</summary>
    public string? Model { get; init; }

    /// <summary>Terms with their fixed translations.</summary>
    public IReadOnlyList<GlossaryEntry> Glossary { get; init; } = [];

    /// <summary>True: faster than real time, one answer after the other.</summary>
    public bool IsFast { get; init; }

    /// <summary>True: to Gemini itself, without a server.</summary>
    public bool IsDirect { get; init; }
}
