using System.Text.Json;
using Interpreter.Core.Audio;

namespace Interpreter.Pages.Tests.Support;

/// <summary>A sentence of the simulator's phrasebook, in both languages.</summary>
internal sealed record Phrase(string Korean, string English, string KoreanAudio, string EnglishAudio)
{
    public static Phrase Hello { get; } = Load("hello");

    public static Phrase Station { get; } = Load("station");

    public static Phrase Doctor { get; } = Load("doctor");

    /// <summary>The recordings' samples at 24 kHz.</summary>
    public static int CountSamples(string recording)
    {
        using var reader = WavReader.Open(recording);
        return (int)reader.LengthInSamples!.Value;
    }

    private static Phrase Load(string id)
    {
        using var book = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Speech, "phrasebook.json")));
        var phrase = book.RootElement.GetProperty("phrases").EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == id);
        string Read(string language, string field) => phrase.GetProperty(language).GetProperty(field).GetString()!;
        string Audio(string language) => Path.Combine(Repository.Speech, Read(language, "audio"));
        return new(Read("ko", "text"), Read("en", "text"), Audio("ko"), Audio("en"));
    }
}
