namespace Interpreter.GeminiSimulator.Live;

/// <summary>A recording as the messages that carry it, made once and shared by every session that speaks it.</summary>
internal sealed class SpeechFrames
{
    private const int BytesPerSecond = 24_000 * 2;

    // 200 ms first, then 240 ms each, the rest last: the sizes in recordings of the real service (js-genai's tests).
    private const int FirstChunkBytes = 9_600;
    private const int ChunkBytes = 11_520;

    private SpeechFrames(IReadOnlyList<SpeechFrame> frames, TimeSpan duration)
    {
        Frames = frames;
        Duration = duration;
    }

    public IReadOnlyList<SpeechFrame> Frames { get; }

    /// <summary>How long the whole takes to play.</summary>
    public TimeSpan Duration { get; }

    public static SpeechFrames Of(ReadOnlySpan<byte> pcm24k, bool vertex)
    {
        var frames = new List<SpeechFrame>();
        for (var start = 0; start < pcm24k.Length;)
        {
            var length = Math.Min(start == 0 ? FirstChunkBytes : ChunkBytes, pcm24k.Length - start);
            var message = ServerMessages.Audio(pcm24k.Slice(start, length), vertex);
            frames.Add(new(message, Playing(start), Playing(start + length)));
            start += length;
        }

        return new(frames, Playing(pcm24k.Length));
    }

    private static TimeSpan Playing(int bytes) => TimeSpan.FromSeconds((double)bytes / BytesPerSecond);
}
