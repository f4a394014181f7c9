using Interpreter.Core.Audio;

namespace Interpreter.GeminiSimulator.Speech;

/// <summary>Converts a whole recording.</summary>
internal static class Resampling
{
    /// <summary>The samples at another rate; the same ones where the rates are equal.</summary>
    public static short[] Convert(ReadOnlySpan<short> samples, int fromRate, int toRate)
    {
        var resampler = new Resampler(fromRate, toRate);
        var output = new short[resampler.MaxOutput(samples.Length)];
        var written = resampler.Process(samples, output);
        written += resampler.Flush(output.AsSpan(written));
        return output[..written];
    }
}
