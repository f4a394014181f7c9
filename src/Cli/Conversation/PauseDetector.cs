namespace Interpreter.Cli.Conversation;

/// <summary>Finds where a recording pauses long enough for a server's voice gate to end the utterance.</summary>
/// <param name="sampleRate">The recording's, in Hz.</param>
internal sealed class PauseDetector(int sampleRate)
{
    // The default gate: an RMS of 500 counts as speech, and 300 ms without it end an utterance.
    private const double Threshold = 500;
    private const double PauseSeconds = 0.4;

    private bool _isSpeech;
    private int _quietSamples;

    /// <summary>Takes the recording's next samples.</summary>
    /// <returns>True once in every pause, when it has become long enough.</returns>
    public bool Take(ReadOnlySpan<short> samples)
    {
        var energy = 0.0;
        foreach (var sample in samples)
        {
            energy += (double)sample * sample;
        }

        if (energy >= Threshold * Threshold * samples.Length)
        {
            _isSpeech = true;
            _quietSamples = 0;
            return false;
        }

        _quietSamples += samples.Length;
        var isPause = _isSpeech && _quietSamples >= PauseSeconds * sampleRate;
        _isSpeech &= !isPause;
        return isPause;
    }
}
