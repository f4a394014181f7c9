namespace Interpreter.Core.Sessions;

/// <summary>The energy gate that decides what of the speaker's audio is speech.</summary>
public sealed record VoiceGateSettings
{
    /// <summary>The root mean square of int16 samples from which a 20 ms window counts as speech; 0 turns the gate off.</summary>
    /// <value>The default is 500 (seed setting VAD_THRESHOLD); 0 to 32,767.</value>
    public int Threshold { get; init; } = 500;

    /// <summary>How many windows of 20 ms below the threshold end an utterance.</summary>
    /// <value>The default is 15, 300 ms (seed setting VAD_HANGOVER_FRAMES); 1 to 250.</value>
    public int HangoverFrames { get; init; } = 15;
}
