using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Interpreter.Core.Audio;

namespace Interpreter.Standalone.Tests.Fixtures;

/// <summary>The recordings of samples/speech: mono, 16-bit, 24 kHz.</summary>
internal static class Recordings
{
    public const int SampleRate = 24_000;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>A recording in pieces of 100 ms, with a second of silence after it.</summary>
    public static IEnumerable<byte[]> Pieces(string name)
    {
        using var wav = WavReader.Open(Path.Combine(Folder, name + ".wav"));
        Assert.Equal(SampleRate, wav.SampleRate);
        byte[] padded = [.. MemoryMarshal.AsBytes(wav.ReadToEnd().AsSpan()), .. new byte[SampleRate * 2]];
        return padded.Chunk(SampleRate * 2 / 10);
    }

    /// <summary>What a recording says.</summary>
    public static string Text(string name)
    {
        var (id, language) = (name.Split('.')[0], name.Split('.')[1]);
        var book = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "phrasebook.json")))!;
        return book["phrases"]!.AsArray().Single(phrase => (string?)phrase!["id"] == id)![language]!["text"]!.GetValue<string>();
    }
}
