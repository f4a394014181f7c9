namespace Interpreter.GeminiSimulator.Models;

/// <summary>A model that the simulator lists.</summary>
/// <param name="Id">The id, without "models/".</param>
/// <param name="DisplayName">The name for people.</param>
/// <param name="InputTokenLimit">The context window, in tokens.</param>
/// <param name="OutputTokenLimit">The longest answer, in tokens.</param>
/// <param name="Live">How it behaves on a live connection; null: it answers only over REST.</param>
internal sealed record ModelInfo(string Id, string DisplayName, int InputTokenLimit, int OutputTokenLimit, LiveProfile? Live)
{
    /// <summary>True: answers in speech, and in nothing else.</summary>
    public bool Speaks { get; init; }

    public string Name => $"models/{Id}";

    /// <summary>The methods as ListModels names them.</summary>
    public IReadOnlyList<string> Methods => Live is null
        ? ["generateContent", "countTokens"]
        : ["countTokens", "bidiGenerateContent"];
}
