namespace Interpreter.Core.Tests.Audio;

internal static class Tone
{
    public static short[] Sine(double hertz, int rate, int samples, double amplitude = 29_000) =>
        [.. Enumerable.Range(0, samples).Select(i => (short)Math.Round(amplitude * Math.Sin(2 * Math.PI * hertz * i / rate)))];

    public static short[] Noise(int samples, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, samples).Select(_ => (short)random.Next(short.MinValue, short.MaxValue + 1))];
    }

    public static double Rms(ReadOnlySpan<short> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            sum += (double)sample * sample;
        }

        return Math.Sqrt(sum / samples.Length);
    }

    /// <summary>The power of a tone against all else in the samples, in dB.</summary>
    public static double SignalToNoise(ReadOnlySpan<short> samples, double hertz, int rate)
    {
        // A whole number of periods, so that sine and cosine are orthogonal.
        var length = samples.Length / rate * rate;
        double sine = 0, cosine = 0;
        for (var i = 0; i < length; i++)
        {
            var phase = 2 * Math.PI * hertz * i / rate;
            sine += samples[i] * Math.Sin(phase);
            cosine += samples[i] * Math.Cos(phase);
        }

        sine *= 2.0 / length;
        cosine *= 2.0 / length;
        double signal = 0, noise = 0;
        for (var i = 0; i < length; i++)
        {
            var phase = 2 * Math.PI * hertz * i / rate;
            var expected = (sine * Math.Sin(phase)) + (cosine * Math.Cos(phase));
            signal += expected * expected;
            noise += Math.Pow(samples[i] - expected, 2);
        }

        return 10 * Math.Log10(signal / noise);
    }
}
