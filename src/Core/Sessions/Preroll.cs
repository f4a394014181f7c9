using Interpreter.Core.Audio;

namespace Interpreter.Core.Sessions;

/// <summary>The newest audio before the gate opens, so that the onset of the first word is not cut. The oldest is dropped first.</summary>
internal sealed class Preroll
{
    // Energy rises later than speech begins: soft consonants precede the vowel that opens the gate.
    private const double CapacityMilliseconds = 300;

    private readonly Queue<AudioFrame> _frames = new();
    private double _milliseconds;

    /// <summary>Adds a frame, and retains it.</summary>
    public void Add(AudioFrame frame)
    {
        _frames.Enqueue(frame.Retain());
        _milliseconds += frame.Milliseconds;
        while (_frames.Count > 1 && _milliseconds - _frames.Peek().Milliseconds >= CapacityMilliseconds)
        {
            Take()!.Release();
        }
    }

    /// <summary>Takes the oldest frame; its reference passes to the caller. Null when there is none.</summary>
    public AudioFrame? Take()
    {
        if (!_frames.TryDequeue(out var frame))
        {
            return null;
        }

        _milliseconds -= frame.Milliseconds;
        return frame;
    }

    public void Clear()
    {
        while (Take() is { } frame)
        {
            frame.Release();
        }
    }
}
