using System.Collections.Concurrent;

namespace Interpreter.Core.Audio;

/// <summary>The coefficients of one ratio of rates, shared by all resamplers of that ratio.</summary>
internal sealed class ResamplerFilter
{
    /// <summary>How finely a ratio of too many phases is tabulated; 512 keeps the error of linear interpolation below −110 dB.</summary>
    internal const int InterpolatedPhases = 512;

    // 11,025 to 16,000 Hz, the largest ratio of customary rates, needs 640.
    private const int MaxExactPhases = 640;

    // Zero crossings of the sinc on either side, which is the delay in samples of the lower rate.
    private const int HalfWidth = 24;

    // Kaiser's design formulas: 86 dB of attenuation (beta), and the width of the transition that 2 × 24 samples buy.
    private const double Attenuation = 86;
    private const double Beta = 0.1102 * (Attenuation - 8.7);
    private const double Transition = (Attenuation - 7.95) / (14.36 * 2 * HalfWidth);

    // A session keeps its filter alive; a rate that nobody uses any more costs an empty entry.
    private static readonly ConcurrentDictionary<(int Up, int Down), WeakReference<ResamplerFilter>> Shared = new();

    private readonly float[] _coefficients;

    private ResamplerFilter(int up, int down)
    {
        Up = up;
        Down = down;
        IsExact = up <= MaxExactPhases;

        var shrink = Math.Min(1.0, (double)up / down);

        // Taps come in multiples of 16, so that they fill whole vectors of any width.
        Half = ((int)Math.Ceiling(HalfWidth / shrink) + 7) / 8 * 8;
        var phases = IsExact ? up : InterpolatedPhases;
        var rows = IsExact ? up : InterpolatedPhases + 1;
        _coefficients = new float[rows * Taps];
        for (var row = 0; row < rows; row++)
        {
            Design(_coefficients.AsSpan(row * Taps, Taps), (double)row / phases, shrink);
        }
    }

    /// <summary>Output samples per <see cref="Down"/> input samples.</summary>
    public int Up { get; }

    /// <summary>Input samples per <see cref="Up"/> output samples.</summary>
    public int Down { get; }

    /// <summary>Input samples needed after the one an output lies on.</summary>
    public int Half { get; }

    /// <summary>Input samples per output sample.</summary>
    public int Taps => 2 * Half;

    /// <summary>True: a phase per step of 1 ÷ <see cref="Up"/>. False: <see cref="InterpolatedPhases"/>, to be interpolated.</summary>
    public bool IsExact { get; }

    /// <summary>The filter of a pair of rates.</summary>
    public static ResamplerFilter For(int fromRate, int toRate)
    {
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(fromRate, toRate);
        var ratio = (Up: toRate / divisor, Down: fromRate / divisor);
        if (Shared.TryGetValue(ratio, out var reference) && reference.TryGetTarget(out var filter))
        {
            return filter;
        }

        filter = new ResamplerFilter(ratio.Up, ratio.Down);
        Shared[ratio] = new WeakReference<ResamplerFilter>(filter);
        return filter;
    }

    /// <summary>The coefficients of a phase.</summary>
    public ReadOnlySpan<float> Phase(int phase) => _coefficients.AsSpan(phase * Taps, Taps);

    private void Design(Span<float> coefficients, double fraction, double shrink)
    {
        // The stop band begins at half the lower rate; the cutoff lies in the middle of the transition.
        var bandwidth = shrink * (1 - Transition);
        Span<double> taps = stackalloc double[coefficients.Length];
        var sum = 0.0;
        for (var i = 0; i < taps.Length; i++)
        {
            var distance = i - (Half - 1) - fraction;
            var edge = 1 - Math.Pow(distance / Half, 2);
            taps[i] = edge < 0 ? 0 : Sinc(bandwidth * distance) * Bessel(Beta * Math.Sqrt(edge));
            sum += taps[i];
        }

        // Every phase passes a constant unchanged.
        for (var i = 0; i < taps.Length; i++)
        {
            coefficients[i] = (float)(taps[i] / sum);
        }
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    // The modified Bessel function of order 0, by its power series.
    private static double Bessel(double x)
    {
        var sum = 1.0;
        var term = 1.0;
        for (var k = 1; term > sum * 1e-17; k++)
        {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }

        return sum;
    }
}
