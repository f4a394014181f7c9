namespace Interpreter.Gemini.Live.Messages;

/// <summary>The first message of a connection; can't be changed on an open one.</summary>
/// <remarks>
/// Fields and nesting as in Google's API reference of BidiGenerateContentSetup and js-genai's
/// src/converters/_live_converters.ts. What is null is left out: several models refuse a field that they do not
/// know, even when it is empty.
/// </remarks>
public sealed record LiveSetup
{
    /// <summary>The model: its id, or a full resource name.</summary>
    public required string Model { get; init; }

    /// <summary>How answers are generated.</summary>
    public GenerationConfig? GenerationConfig { get; init; }

    /// <summary>How the model shall behave: text parts only.</summary>
    public Content? SystemInstruction { get; init; }

    /// <summary>What the model may call.</summary>
    public IReadOnlyList<Tool>? Tools { get; init; }

    /// <summary>How speech is found in the input.</summary>
    public RealtimeInputConfig? RealtimeInputConfig { get; init; }

    /// <summary>Present: the server sends resumption handles.</summary>
    public SessionResumptionConfig? SessionResumption { get; init; }

    /// <summary>Present: old turns are dropped when the context grows.</summary>
    public ContextWindowCompressionConfig? ContextWindowCompression { get; init; }

    /// <summary>Present: the server transcribes what it hears. A sibling of <see cref="GenerationConfig"/>, not inside it.</summary>
    public AudioTranscriptionConfig? InputAudioTranscription { get; init; }

    /// <summary>Present: the server transcribes what it speaks. A sibling of <see cref="GenerationConfig"/>, not inside it.</summary>
    public AudioTranscriptionConfig? OutputAudioTranscription { get; init; }

    /// <summary>Whether the model may keep silent, or speak unasked.</summary>
    public ProactivityConfig? Proactivity { get; init; }

    /// <summary>How history is given.</summary>
    public HistoryConfig? HistoryConfig { get; init; }

    /// <summary>True: the server tells starts and ends of speech (Vertex).</summary>
    public bool? ExplicitVadSignal { get; init; }

    /// <summary>A speaking picture (Vertex).</summary>
    public AvatarConfig? AvatarConfig { get; init; }

    /// <summary>What content is blocked.</summary>
    public IReadOnlyList<SafetySetting>? SafetySettings { get; init; }

    /// <summary>Turns that are never dropped by compression.</summary>
    public IReadOnlyList<Content>? PrefixTurns { get; init; }
}
