namespace Interpreter.Web.Gemini.Statistics;

/// <summary>How often a prompt was sent.</summary>
/// <param name="Prompt">Its beginning.</param>
/// <param name="Count">How often.</param>
internal sealed record PromptCountInfo(string Prompt, long Count);
