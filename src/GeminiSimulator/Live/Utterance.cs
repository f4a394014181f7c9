namespace Interpreter.GeminiSimulator.Live;

/// <summary>The audio of one user turn.</summary>
internal sealed class Utterance(int sampleRate)
{
    // What is kept for recognition; a longer turn is still counted in full.
    private const int MaxSeconds = 60;

    private readonly List<short> _samples = [];
    private long _heard;

    public int SampleRate { get; } = sampleRate;

    /// <summary>True: at least one window was loud enough to be speech.</summary>
    public bool HasSpeech { get; private set; }

    /// <summary>How long it is, the part that was not kept included.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)_heard / SampleRate);

    public short[] Samples => [.. _samples];

    public void Append(ReadOnlySpan<short> window, bool loud)
    {
        _heard += window.Length;
        HasSpeech |= loud;
        if (_samples.Count < MaxSeconds * SampleRate)
        {
            _samples.AddRange(window);
        }
    }
}
