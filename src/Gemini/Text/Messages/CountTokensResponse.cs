using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Text.Messages;

/// <summary>How many tokens a request has.</summary>
public sealed record CountTokensResponse
{
    /// <summary>All.</summary>
    public int TotalTokens { get; init; }

    /// <summary>What of it is cached.</summary>
    public int? CachedContentTokenCount { get; init; }

    /// <summary>By modality.</summary>
    public IReadOnlyList<ModalityTokenCount>? PromptTokensDetails { get; init; }
}
