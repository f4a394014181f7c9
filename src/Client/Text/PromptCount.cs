namespace Interpreter.Client.Text;

/// <summary>How often a prompt was sent.</summary>
/// <param name="Prompt">Its beginning.</param>
/// <param name="Count">How often.</param>
public sealed record PromptCount(string Prompt, long Count);
