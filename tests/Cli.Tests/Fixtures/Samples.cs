using System.Runtime.InteropServices;
using Interpreter.Core.Audio;
using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.Cli.Tests.Fixtures;

/// <summary>The sample recordings, and copies of them.</summary>
internal static class Samples
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "speech");

    public static Phrasebook Book { get; } = Phrasebook.Load(Folder);

    public static string File(string id, string language) => Path.Combine(Folder, $"{id}.{language}.wav");

    public static short[] Of(string id, string language) =>
        MemoryMarshal.Cast<byte, short>(Book.Phrases.Single(phrase => phrase.Id == id).Sides[language].Pcm24k.Span).ToArray();

    /// <summary>A WAV of some samples of 24 kHz, at another rate.</summary>
    public static byte[] Wav(short[] samples, int rate = 24_000)
    {
        var resampler = new Resampler(24_000, rate);
        var copy = new short[resampler.MaxOutput(samples.Length)];
        var length = resampler.Process(samples, copy);
        length += resampler.Flush(copy.AsSpan(length));
        using var stream = new MemoryStream();
        using (var writer = new WavWriter(stream, rate))
        {
            writer.Write(MemoryMarshal.AsBytes<short>(copy.AsSpan(0, length)));
        }

        return stream.ToArray();
    }

    public static short[] Read(byte[] wav)
    {
        using var reader = WavReader.Open(new MemoryStream(wav));
        Assert.Equal(new WavFormat(24_000, 1, 16, IsFloat: false), reader.Format);
        return reader.ReadToEnd();
    }
}
