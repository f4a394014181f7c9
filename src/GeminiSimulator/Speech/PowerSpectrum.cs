namespace Interpreter.GeminiSimulator.Speech;

/// <summary>A Fourier transform of <see cref="Length"/> real samples, in place, radix 2.</summary>
internal static class PowerSpectrum
{
    /// <summary>Samples in.</summary>
    public const int Length = 256;

    /// <summary>Values out: up to half the sample rate.</summary>
    public const int Bins = (Length / 2) + 1;

    private static readonly float[] Cosines = [.. Enumerable.Range(0, Length / 2).Select(i => (float)Math.Cos(2 * Math.PI * i / Length))];
    private static readonly float[] Sines = [.. Enumerable.Range(0, Length / 2).Select(i => (float)-Math.Sin(2 * Math.PI * i / Length))];

    /// <summary>Writes the squared magnitude of each bin.</summary>
    public static void Measure(ReadOnlySpan<float> samples, Span<float> power)
    {
        Span<float> real = stackalloc float[Length];
        Span<float> imaginary = stackalloc float[Length];
        imaginary.Clear();
        for (var i = 0; i < Length; i++)
        {
            real[Reverse(i)] = samples[i];
        }

        for (var half = 1; half < Length; half *= 2)
        {
            var stride = Length / (2 * half);
            for (var block = 0; block < Length; block += 2 * half)
            {
                for (var i = 0; i < half; i++)
                {
                    var low = block + i;
                    var high = low + half;
                    var cosine = Cosines[i * stride];
                    var sine = Sines[i * stride];
                    var re = (real[high] * cosine) - (imaginary[high] * sine);
                    var im = (real[high] * sine) + (imaginary[high] * cosine);
                    real[high] = real[low] - re;
                    imaginary[high] = imaginary[low] - im;
                    real[low] += re;
                    imaginary[low] += im;
                }
            }
        }

        for (var bin = 0; bin < Bins; bin++)
        {
            power[bin] = (real[bin] * real[bin]) + (imaginary[bin] * imaginary[bin]);
        }
    }

    private static int Reverse(int index)
    {
        var result = 0;
        for (var bit = 1; bit < Length; bit *= 2)
        {
            result = (result * 2) + ((index & bit) == 0 ? 0 : 1);
        }

        return result;
    }
}
