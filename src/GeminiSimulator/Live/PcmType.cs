using System.Globalization;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>Reads MIME types such as "audio/pcm;rate=16000".</summary>
internal static class PcmType
{
    private const int DefaultRate = 16_000;
    private const int MinRate = 8_000;
    private const int MaxRate = 48_000;

    /// <returns>The rate in Hz; null when the type is not PCM of a rate that the service takes.</returns>
    public static int? SampleRate(string mimeType)
    {
        var parts = mimeType.Split(';', StringSplitOptions.TrimEntries);
        if (!parts[0].Equals("audio/pcm", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rate = parts.Skip(1).FirstOrDefault(part => part.StartsWith("rate=", StringComparison.OrdinalIgnoreCase));
        return rate is null ? DefaultRate
            : int.TryParse(rate.AsSpan("rate=".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var hertz)
                && hertz is >= MinRate and <= MaxRate ? hertz
            : null;
    }
}
