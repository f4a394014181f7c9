using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Interpreter.GeminiSimulator.Tests.Kit;

/// <summary>A recording of samples/speech, read without the simulator's own reader.</summary>
internal sealed record Recording(string Text, byte[] Pcm)
{
    public const int SampleRate = 24_000;

    public static Recording Of(string phrase, string language)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "speech");
        using var book = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "phrasebook.json")));
        var side = book.RootElement.GetProperty("phrases").EnumerateArray()
            .Single(entry => entry.GetProperty("id").GetString() == phrase).GetProperty(language);
        return new(side.GetProperty("text").GetString()!, Data(File.ReadAllBytes(Path.Combine(folder, side.GetProperty("audio").GetString()!))));
    }

    public static byte[] Silence(TimeSpan duration) => new byte[(int)(duration.TotalSeconds * SampleRate) * 2];

    /// <summary>White noise, as loud as speech: it is speech to an energy detector and to no phrasebook.</summary>
    public static byte[] Noise(TimeSpan duration)
    {
        var random = new Random(1);
        var pcm = Silence(duration);
        for (var i = 0; i < pcm.Length; i += 2)
        {
            BinaryPrimitives.WriteInt16LittleEndian(pcm.AsSpan(i), (short)random.Next(-6000, 6000));
        }

        return pcm;
    }

    private static byte[] Data(byte[] wave)
    {
        for (var at = 12; ;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(wave.AsSpan(at + 4));
            if (Encoding.ASCII.GetString(wave, at, 4) == "data")
            {
                return wave[(at + 8)..(at + 8 + length)];
            }

            at += 8 + length + (length & 1);
        }
    }
}
