namespace Interpreter.GeminiSimulator.Models;

/// <summary>What a live model accepts and how it behaves, as reported by those who measured it.</summary>
internal sealed record LiveProfile
{
    public ThinkingUse Thinking { get; init; } = ThinkingUse.Refused;

    public ClientContentUse ClientContent { get; init; } = ClientContentUse.Always;

    /// <summary>True: takes the legacy realtimeInput.mediaChunks.</summary>
    public bool MediaChunks { get; init; }

    /// <summary>True: takes video, and text as realtime input.</summary>
    public bool TakesTextAndVideo { get; init; } = true;

    public bool TakesTools { get; init; } = true;

    /// <summary>True: takes functionResponses[].scheduling.</summary>
    public bool TakesScheduling { get; init; }

    /// <summary>True: enableAffectiveDialog is taken (2.5; built in and removed later).</summary>
    public bool AffectiveDialog { get; init; }

    /// <summary>The values of proactivity.proactiveAudio that are taken.</summary>
    public IReadOnlyList<bool> ProactiveAudio { get; init; } = [];

    public TranscriptStyle Transcript { get; init; } = TranscriptStyle.Words;

    /// <summary>The silence, heard, that ends a turn when the setup names none.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>False: silenceDurationMs is taken and ignored (3.1).</summary>
    public bool HonoursSilence { get; init; } = true;

    /// <summary>True: speech is only ever translated into the target language; no turns, no interruption, no end of turn.</summary>
    public bool Translates { get; init; }

    /// <summary>True: interactionStatus rides with turnComplete.</summary>
    public bool InteractionStatus { get; init; }

    /// <summary>False: no usageMetadata is sent (3.1).</summary>
    public bool ReportsUsage { get; init; } = true;

    /// <summary>True: sessionResumptionUpdate comes although the setup did not ask for it.</summary>
    public bool UnaskedResumptionUpdates { get; init; }
}
