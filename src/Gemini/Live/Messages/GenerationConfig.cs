namespace Interpreter.Gemini.Live.Messages;

/// <summary>How answers are generated.</summary>
public sealed record GenerationConfig
{
    /// <summary>What the model answers in; exactly one of "AUDIO", "TEXT", "VIDEO".</summary>
    public IReadOnlyList<string>? ResponseModalities { get; init; }

    /// <summary>Randomness, 0 to 2.</summary>
    public float? Temperature { get; init; }

    /// <summary>The probability mass that tokens are drawn from, 0 to 1.</summary>
    public float? TopP { get; init; }

    /// <summary>How many tokens are drawn from.</summary>
    public int? TopK { get; init; }

    /// <summary>The longest answer, in tokens.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Makes answers repeatable, as far as the model can.</summary>
    public int? Seed { get; init; }

    /// <summary>How many answers; Live gives one.</summary>
    public int? CandidateCount { get; init; }

    /// <summary>Discourages tokens that occurred.</summary>
    public float? PresencePenalty { get; init; }

    /// <summary>Discourages tokens by how often they occurred.</summary>
    public float? FrequencyPenalty { get; init; }

    /// <summary>"MEDIA_RESOLUTION_LOW", "_MEDIUM" or "_HIGH".</summary>
    public string? MediaResolution { get; init; }

    /// <summary>The voice.</summary>
    public SpeechConfig? SpeechConfig { get; init; }

    /// <summary>How much the model thinks. What a model takes of it differs: see <see cref="Interpreter.Gemini.Models.GeminiModels"/>.</summary>
    public ThinkingConfig? ThinkingConfig { get; init; }

    /// <summary>Whether the voice takes up the speaker's emotion (2.5 native audio, v1alpha).</summary>
    public bool? EnableAffectiveDialog { get; init; }

    /// <summary>The language to translate into (live-translate models).</summary>
    public TranslationConfig? TranslationConfig { get; init; }
}
