using System.Numerics;
using System.Runtime.InteropServices;

namespace Interpreter.GeminiSimulator.Speech;

/// <summary>
/// The course of a stretch of speech: <see cref="Bands"/> log energies for every 10 ms, from its first loud frame to its
/// last, with each band's mean taken off (and so the microphone's colour and gain).
/// </summary>
internal sealed class SpeechPattern
{
    /// <summary>Values per frame.</summary>
    public const int Bands = MelBands.Count;

    // 20 dB below the loud frames: under the syllables, above white noise of 20 dB.
    private const double ActiveRatio = 0.01;

    // 30 dB below the loud frames: white noise of 20 dB, spread over the bands, stays under it in each of them.
    private const double FloorRatio = 0.001;

    // Less than 100 ms is a click, not speech.
    private const int MinActive = 10;

    private readonly float[] _values;
    private readonly double[] _squares;
    private readonly float[] _sums;
    private readonly int[] _active;

    private SpeechPattern(float[] values, bool[] active)
    {
        _values = values;
        Frames = active.Length;
        _active = new int[Frames + 1];
        _squares = new double[Frames + 1];
        _sums = new float[(Frames + 1) * Bands];
        for (var frame = 0; frame < Frames; frame++)
        {
            _active[frame + 1] = _active[frame] + (active[frame] ? 1 : 0);
            _squares[frame + 1] = _squares[frame];
            for (var i = frame * Bands; i < (frame + 1) * Bands; i++)
            {
                _sums[i + Bands] = _sums[i] + values[i];
                _squares[frame + 1] += (double)values[i] * values[i];
            }
        }
    }

    /// <summary>The length, in frames of 10 ms.</summary>
    public int Frames { get; }

    /// <summary>Hears a stretch of speech.</summary>
    /// <param name="samples">8 kHz.</param>
    /// <returns>The pattern; null where there is no speech to speak of.</returns>
    public static SpeechPattern? Of(ReadOnlySpan<short> samples)
    {
        var energies = MelBands.Measure(samples);
        var frames = energies.Length / Bands;
        var loudness = new float[frames];
        for (var frame = 0; frame < frames; frame++)
        {
            foreach (var energy in energies.AsSpan(frame * Bands, Bands))
            {
                loudness[frame] += energy;
            }
        }

        var loud = Loud(loudness);
        var active = Array.ConvertAll(loudness, value => value > 0 && value >= loud * ActiveRatio);
        var first = Array.IndexOf(active, true);
        var last = Array.LastIndexOf(active, true);
        if (first < 0 || active.Count(value => value) < MinActive)
        {
            return null;
        }

        var values = energies[(first * Bands)..((last + 1) * Bands)];
        Normalise(values, (float)(loud * FloorRatio));
        return new SpeechPattern(values, active[first..(last + 1)]);
    }

    /// <summary>The share of the loud frames that lie in a range.</summary>
    public double Coverage(int start, int end) => (double)(_active[end] - _active[start]) / _active[^1];

    /// <summary>The correlation of two patterns where they overlap; each band's mean is that of the overlap.</summary>
    /// <param name="other">The other pattern.</param>
    /// <param name="start">This pattern's first frame.</param>
    /// <param name="otherStart">The other's frame that lies on it.</param>
    /// <param name="frames">The overlap's length.</param>
    public double Correlate(SpeechPattern other, int start, int otherStart, int frames)
    {
        var product = (double)Dot(_values.AsSpan(start * Bands, frames * Bands), other._values.AsSpan(otherStart * Bands, frames * Bands));
        var mine = _squares[start + frames] - _squares[start];
        var others = other._squares[otherStart + frames] - other._squares[otherStart];
        for (var band = 0; band < Bands; band++)
        {
            var sum = Sum(start, frames, band);
            var otherSum = other.Sum(otherStart, frames, band);
            product -= sum * otherSum / frames;
            mine -= sum * sum / frames;
            others -= otherSum * otherSum / frames;
        }

        return mine > 0 && others > 0 ? product / Math.Sqrt(mine * others) : 0;
    }

    private static float Loud(float[] loudness)
    {
        if (loudness.Length == 0)
        {
            return 0;
        }

        // The level that a tenth of the non-silent frames exceed: neither a click nor added silence moves it much.
        var sorted = loudness.Order().ToArray();
        var peak = sorted[^1];
        var heard = sorted.SkipWhile(value => value < peak * ActiveRatio).ToArray();
        return heard[heard.Length * 9 / 10];
    }

    private static void Normalise(Span<float> values, float floor)
    {
        Span<float> means = stackalloc float[Bands];
        means.Clear();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = MathF.Log((values[i] / floor) + 1);
            means[i % Bands] += values[i];
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] -= means[i % Bands] * Bands / values.Length;
        }
    }

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var a = MemoryMarshal.Cast<float, Vector<float>>(left);
        var b = MemoryMarshal.Cast<float, Vector<float>>(right);
        var even = Vector<float>.Zero;
        var odd = Vector<float>.Zero;
        var i = 0;
        for (; i + 1 < a.Length && i + 1 < b.Length; i += 2)
        {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }

        var sum = Vector.Sum(even + odd);
        for (i *= Vector<float>.Count; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private double Sum(int start, int frames, int band) => _sums[((start + frames) * Bands) + band] - _sums[(start * Bands) + band];
}
