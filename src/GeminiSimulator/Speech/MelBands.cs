namespace Interpreter.GeminiSimulator.Speech;

/// <summary>
/// Energies of <see cref="Count"/> triangular bands, evenly spaced in mel between 150 and 3,500 Hz: what a telephone
/// carries, so that a copy of 8 kHz is as good as the original.
/// </summary>
internal static class MelBands
{
    /// <summary>Values per frame.</summary>
    public const int Count = 24;

    /// <summary>The rate of the samples, in Hz.</summary>
    public const int SampleRate = 8_000;

    /// <summary>Samples from one frame to the next: 10 ms.</summary>
    public const int Hop = SampleRate / 100;

    private const double LowHertz = 150;
    private const double HighHertz = 3_500;

    private static readonly float[] Window =
        [.. Enumerable.Range(0, PowerSpectrum.Length).Select(i => (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / PowerSpectrum.Length))))];

    private static readonly (int First, float[] Weights)[] Filters = [.. Enumerable.Range(0, Count).Select(Design)];

    /// <summary>The bands' energies of every whole frame of 32 ms, frame by frame.</summary>
    public static float[] Measure(ReadOnlySpan<short> samples)
    {
        var frames = samples.Length < PowerSpectrum.Length ? 0 : ((samples.Length - PowerSpectrum.Length) / Hop) + 1;
        var energies = new float[frames * Count];
        Span<float> piece = stackalloc float[PowerSpectrum.Length];
        Span<float> power = stackalloc float[PowerSpectrum.Bins];
        for (var frame = 0; frame < frames; frame++)
        {
            for (var i = 0; i < piece.Length; i++)
            {
                piece[i] = samples[(frame * Hop) + i] * Window[i];
            }

            PowerSpectrum.Measure(piece, power);
            for (var band = 0; band < Count; band++)
            {
                var (first, weights) = Filters[band];
                for (var i = 0; i < weights.Length; i++)
                {
                    energies[(frame * Count) + band] += weights[i] * power[first + i];
                }
            }
        }

        return energies;
    }

    private static (int First, float[] Weights) Design(int band)
    {
        var low = Edge(band);
        var centre = Edge(band + 1);
        var high = Edge(band + 2);
        var first = (int)Math.Ceiling(low);
        var last = (int)Math.Floor(high);
        var weights = Enumerable.Range(first, last - first + 1)
            .Select(bin => (float)(bin <= centre ? (bin - low) / (centre - low) : (high - bin) / (high - centre)));
        return (first, [.. weights]);
    }

    // Where the band's corner lies, in bins of the spectrum.
    private static double Edge(int corner)
    {
        var low = Mel(LowHertz);
        var mel = low + ((Mel(HighHertz) - low) * corner / (Count + 1));
        return 700 * (Math.Pow(10, mel / 2595) - 1) * PowerSpectrum.Length / SampleRate;
    }

    private static double Mel(double hertz) => 2595 * Math.Log10(1 + (hertz / 700));
}
