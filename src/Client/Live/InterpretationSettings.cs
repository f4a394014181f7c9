namespace Interpreter.Client.Live;

/// <summary>What a session of interpretation is opened with. What is null or empty is left to the server.</summary>
public sealed record InterpretationSettings
{
    /// <summary>The code of the language spoken, such as <c>ko</c>; null interprets both ways.</summary>
    public string? Language { get; init; }

    /// <summary>The two languages of the conversation, by their codes; null for the server's.</summary>
    public (string First, string Second)? Languages { get; init; }

    /// <summary>The language to interpret into, where only one direction is wanted.</summary>
    public string? TargetLanguage { get; init; }

    /// <summary>The rate of the audio that is sent, in Hz: 8,000 to 48,000.</summary>
    /// <value>The default is 16,000.</value>
    public int SampleRate { get; init; } = 16_000;

    /// <summary>A prebuilt voice, such as <c>Kore</c>.</summary>
    public string? Voice { get; init; }

    /// <summary>A model's id.</summary>
    public string? Model { get; init; }

    /// <summary>Terms with their fixed translations; at most 100.</summary>
    public IReadOnlyList<GlossaryEntry> Glossary { get; init; } = [];

    /// <summary>The energy, RMS of 16-bit samples, from which audio counts as speech: 0 to 32,767; 0 sends all of it.</summary>
    public int? VoiceThreshold { get; init; }

    /// <summary>How many quiet frames of 20 ms end an utterance: 1 to 250.</summary>
    public int? VoiceHangoverFrames { get; init; }
}
