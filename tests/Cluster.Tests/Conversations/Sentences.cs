using System.Runtime.InteropServices;
using Interpreter.Core.Audio;
using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.Cluster.Tests.Conversations;

/// <summary>What conversations are made of: the short sentences of the simulator's phrasebook, in both languages.</summary>
internal sealed class Sentences
{
    private const int BookRate = 24_000;

    // Of the voice gate, as the server has it by default: the root mean square of 20 ms.
    private const int Threshold = 500;

    // About two seconds: a turn takes about five.
    private const int MaxBytes = 5 * BookRate;

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _voices = new() { ["[unrecognised]"] = UnrecognisedSpeech.Pcm24k };

    public Sentences()
    {
        var book = Phrasebook.Load(Path.Combine(AppContext.BaseDirectory, "speech"));
        foreach (var side in book.Phrases.SelectMany(phrase => phrase.Sides.Values))
        {
            _voices[side.Text] = side.Pcm24k;
        }

        All = [.. from phrase in book.Phrases
                  from spoken in phrase.Sides
                  let answer = phrase.Sides[book.Counterpart(spoken.Key)]
                  where spoken.Value.Pcm24k.Length <= MaxBytes && answer.Pcm24k.Length <= MaxBytes
                  select new Sentence(spoken.Value.Text, Blocks(spoken.Value.Pcm24k), answer.Text)];
    }

    public IReadOnlyList<Sentence> All { get; }

    /// <summary>How the simulator says something, as it must arrive: 24 kHz, byte for byte.</summary>
    public ReadOnlySpan<byte> VoiceOf(string text) => _voices[text].Span;

    private static List<byte[]> Blocks(ReadOnlyMemory<byte> pcm24k)
    {
        var resampler = new Resampler(BookRate, Track.SampleRate);
        var samples = MemoryMarshal.Cast<byte, short>(pcm24k.Span);
        var output = new short[resampler.MaxOutput(samples.Length)];
        var written = resampler.Process(samples, output);
        var blocks = MemoryMarshal.AsBytes(output.AsSpan(0, written)).ToArray().Chunk(Track.BlockBytes).ToList();
        Array.Resize(ref CollectionsMarshal.AsSpan(blocks)[^1], Track.BlockBytes);
        return blocks[blocks.FindIndex(IsLoud)..(blocks.FindLastIndex(IsLoud) + 1)];
    }

    private static bool IsLoud(byte[] block)
    {
        var energy = 0L;
        foreach (var sample in MemoryMarshal.Cast<byte, short>(block))
        {
            energy += sample * sample;
        }

        return energy >= (long)Threshold * Threshold * (Track.BlockBytes / 2);
    }
}
