namespace Interpreter.GeminiSimulator.Live;

/// <summary>What one answer cost, as usageMetadata tells it.</summary>
/// <param name="Prompt">The context that the answer was generated from, by modality; zero counts are left out.</param>
/// <param name="Response">The audio of the answer, in tokens.</param>
internal sealed record Usage(IReadOnlyList<(Modality Modality, int Tokens)> Prompt, int Response)
{
    public int PromptTotal => Prompt.Sum(detail => detail.Tokens);
}
