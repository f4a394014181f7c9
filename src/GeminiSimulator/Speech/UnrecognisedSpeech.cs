namespace Interpreter.GeminiSimulator.Speech;

/// <summary>What the simulator answers to speech that is not in its phrasebook: two falling tones.</summary>
public static class UnrecognisedSpeech
{
    private const int SampleRate = PhrasebookFile.SampleRate;

    // 300 ms per tone, faded over 30 ms so that neither clicks; a quarter of full scale, about as loud as speech.
    private const int ToneLength = SampleRate * 3 / 10;
    private const int FadeLength = SampleRate * 3 / 100;
    private const double Amplitude = 8_000;

    private static readonly double[] Hertz = [523.25, 392.00];

    /// <summary>Signed 16-bit little-endian mono samples at 24 kHz; 600 ms.</summary>
    public static ReadOnlyMemory<byte> Pcm24k { get; } =
        Pcm.Bytes([.. Hertz.SelectMany(hertz => Enumerable.Range(0, ToneLength).Select(i => Sample(hertz, i)))]);

    private static short Sample(double hertz, int index)
    {
        var edge = Math.Min(index, ToneLength - 1 - index);
        var fade = Math.Min(1, (double)edge / FadeLength);
        return (short)Math.Round(Amplitude * fade * Math.Sin(2 * Math.PI * hertz * index / SampleRate));
    }
}
