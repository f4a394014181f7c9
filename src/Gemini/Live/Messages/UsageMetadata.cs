namespace Interpreter.Gemini.Live.Messages;

/// <summary>Tokens, as the server counts them. Some models send none, some one for each fragment.</summary>
public sealed record UsageMetadata
{
    /// <summary>Context and input.</summary>
    public int? PromptTokenCount { get; init; }

    /// <summary>What of the prompt was cached.</summary>
    public int? CachedContentTokenCount { get; init; }

    /// <summary>Output (Developer API).</summary>
    public int? ResponseTokenCount { get; init; }

    /// <summary>Output (Vertex).</summary>
    public int? CandidatesTokenCount { get; init; }

    /// <summary>What tools added to the prompt.</summary>
    public int? ToolUsePromptTokenCount { get; init; }

    /// <summary>Thoughts.</summary>
    public int? ThoughtsTokenCount { get; init; }

    /// <summary>All; some models leave the thoughts out.</summary>
    public int? TotalTokenCount { get; init; }

    /// <summary>The prompt by modality.</summary>
    public IReadOnlyList<ModalityTokenCount>? PromptTokensDetails { get; init; }

    /// <summary>The cached part by modality.</summary>
    public IReadOnlyList<ModalityTokenCount>? CacheTokensDetails { get; init; }

    /// <summary>The output by modality (Developer API).</summary>
    public IReadOnlyList<ModalityTokenCount>? ResponseTokensDetails { get; init; }

    /// <summary>The output by modality (Vertex).</summary>
    public IReadOnlyList<ModalityTokenCount>? CandidatesTokensDetails { get; init; }

    /// <summary>What tools added, by modality.</summary>
    public IReadOnlyList<ModalityTokenCount>? ToolUsePromptTokensDetails { get; init; }

    /// <summary>How the traffic is billed.</summary>
    public string? TrafficType { get; init; }

    /// <summary>The tier of service.</summary>
    public string? ServiceTier { get; init; }
}
