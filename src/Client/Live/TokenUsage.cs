namespace Interpreter.Client.Live;

/// <summary>The model's own count of tokens.</summary>
/// <param name="Prompt">Of what it was given.</param>
/// <param name="Response">Of what it answered.</param>
/// <param name="Total">Of both, and of what it thought.</param>
public sealed record TokenUsage(int Prompt, int Response, int Total);
