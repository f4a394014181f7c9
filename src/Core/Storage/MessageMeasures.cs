namespace Interpreter.Core.Storage;

/// <summary>What a message cost; null where unknown.</summary>
public sealed record MessageMeasures
{
    /// <summary>Tokens, from 0.</summary>
    public int? TokensUsed { get; init; }

    /// <summary>From the question to the whole answer, in seconds, from 0.</summary>
    public double? ResponseTime { get; init; }

    /// <summary>The server's own part of it, in seconds, from 0.</summary>
    public double? ProcessingTime { get; init; }
}
