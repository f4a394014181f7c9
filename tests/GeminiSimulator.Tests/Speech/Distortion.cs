using System.Runtime.InteropServices;
using Interpreter.Core.Audio;
using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.GeminiSimulator.Tests.Speech;

/// <summary>What happens to speech on its way from a mouth to the simulator.</summary>
internal static class Distortion
{
    public static short[] Samples(this PhraseSide side) => MemoryMarshal.Cast<byte, short>(side.Pcm24k.Span).ToArray();

    public static short[] Rate(this short[] samples, int from, int to)
    {
        var resampler = new Resampler(from, to);
        var output = new short[resampler.MaxOutput(samples.Length)];
        var written = resampler.Process(samples, output);
        return output[..(written + resampler.Flush(output.AsSpan(written)))];
    }

    public static short[] Gain(this short[] samples, double decibels) =>
        Map(samples, (sample, _) => sample * Math.Pow(10, decibels / 20));

    public static short[] Clip(this short[] samples, int rate, int startMs, int endMs) =>
        samples[(rate * startMs / 1000)..^(rate * endMs / 1000)];

    public static short[] Pad(this short[] samples, int rate, int startMs, int endMs) =>
        [.. new short[rate * startMs / 1000], .. samples, .. new short[rate * endMs / 1000]];

    public static short[] Noise(this short[] samples, double signalToNoise, int seed = 1)
    {
        var random = new Random(seed);
        var power = samples.Average(sample => (double)sample * sample);
        var deviation = Math.Sqrt(power) * Math.Pow(10, -signalToNoise / 20);
        return Map(samples, (sample, _) => sample + (deviation * Gaussian(random)));
    }

    /// <summary>An energy gate of 20 ms windows, with 300 ms of pre-roll and of hangover.</summary>
    public static short[] Gate(this short[] samples, int rate, double threshold = 500)
    {
        var length = rate / 50;
        var windows = samples.Chunk(length).ToArray();
        var loud = windows.Select(window => Math.Sqrt(window.Average(sample => (double)sample * sample)) >= threshold).ToArray();
        return [.. windows.Where((_, i) => loud.AsSpan(Math.Max(0, i - 15)..Math.Min(loud.Length, i + 16)).Contains(true)).SelectMany(window => window)];
    }

    public static short[] Reverse(this short[] samples) => [.. Enumerable.Reverse(samples)];

    public static short[] Mix(this short[] samples, short[] other) =>
        Map(samples.Length >= other.Length ? samples : samples.Pad(1000, 0, other.Length - samples.Length), (sample, i) => sample + (i < other.Length ? other[i] : 0));

    /// <summary>Faster and higher, as a tape.</summary>
    public static short[] Speed(this short[] samples, int rate, double factor) => samples.Rate(rate, (int)(rate / factor));

    /// <summary>Faster at the same pitch: overlapping windows of 30 ms, each where it fits the one before it best.</summary>
    public static short[] Tempo(this short[] samples, int rate, double factor)
    {
        var hop = rate * 15 / 1000;
        var reach = rate * 8 / 1000;
        var output = new double[(int)(samples.Length / factor) + (4 * hop)];
        var previous = 0;
        for (var n = 0; ((n + 3) * hop * factor) + reach + (2 * hop) < samples.Length; n++)
        {
            var nominal = (int)(n * hop * factor);
            var start = n == 0 ? 0 : Enumerable.Range(Math.Max(0, nominal - reach), 2 * reach).Where((_, i) => i % 4 == 0)
                .MaxBy(candidate => Enumerable.Range(0, hop / 4).Sum(i => (double)samples[candidate + (4 * i)] * samples[previous + hop + (4 * i)]));
            for (var i = 0; i < 2 * hop; i++)
            {
                output[(n * hop) + i] += samples[start + i] * (0.5 - (0.5 * Math.Cos(Math.PI * i / hop)));
            }

            previous = start;
        }

        return [.. output.Select(Saturate)];
    }

    private static short[] Map(short[] samples, Func<short, int, double> change) => [.. samples.Select((sample, i) => Saturate(change(sample, i)))];

    private static short Saturate(double value) => (short)Math.Clamp(Math.Round(value), short.MinValue, short.MaxValue);

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
