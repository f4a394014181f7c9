using Interpreter.GeminiSimulator.Models;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>What a client's setup asked for, checked against the model.</summary>
internal sealed record LiveSetup
{
    public required ModelInfo Model { get; init; }

    public LiveProfile Profile => Model.Live!;

    /// <summary>True: the client marks activity itself.</summary>
    public bool Manual { get; init; }

    /// <summary>True: the user's speech interrupts an answer.</summary>
    public bool Interruptible { get; init; }

    /// <summary>True: silence is part of the turn, and billed.</summary>
    public bool CoversAllInput { get; init; }

    /// <summary>The silence that ends a turn.</summary>
    public TimeSpan Silence { get; init; }

    /// <summary>The speech that starts one.</summary>
    public TimeSpan Onset { get; init; }

    /// <summary>The RMS of int16 samples above which a window counts as speech.</summary>
    public double Threshold { get; init; }

    public bool TranscribesInput { get; init; }

    public bool TranscribesOutput { get; init; }

    /// <summary>The language that a translating model speaks; null for the others.</summary>
    public string? TargetLanguage { get; init; }

    /// <summary>True: speech that already is in the target language is repeated.</summary>
    public bool Echo { get; init; }

    public bool WantsResumption { get; init; }

    /// <summary>The handle to resume from; null to start anew.</summary>
    public string? Handle { get; init; }

    /// <summary>The context size at which the window slides, in tokens; null: it does not.</summary>
    public long? CompressionTrigger { get; init; }

    /// <summary>What the window slides down to, in tokens.</summary>
    public long CompressionTarget { get; init; }

    /// <summary>True: the first clientContent is history and is not answered.</summary>
    public bool AwaitsHistory { get; init; }

    public int InstructionTokens { get; init; }
}
