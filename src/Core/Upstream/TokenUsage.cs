namespace Interpreter.Core.Upstream;

/// <summary>Tokens of a turn, as the model reports them. Some models report none, or per fragment.</summary>
/// <param name="Prompt">Context and input.</param>
/// <param name="Response">Output.</param>
/// <param name="Total">As reported; not always the sum (thoughts may be left out).</param>
public readonly record struct TokenUsage(int Prompt, int Response, int Total);
