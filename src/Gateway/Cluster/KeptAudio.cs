using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Grains.Wire;

namespace Interpreter.Gateway.Cluster;

/// <summary>
/// The newest audio of a speaker that was not answered yet, in order: what is still to be sent, and what would have to be
/// sent again. Bounded by playing time; the oldest is given up first. One caller at a time.
/// </summary>
internal sealed class KeptAudio(TimeSpan capacity)
{
    private readonly UplinkWindow _window = new(capacity);

    // The number of the frame that the window's index 0 stands for, and the index of the next to be sent.
    private long _first = 1;
    private long _unsent;

    /// <summary>Whether anything waits to be sent.</summary>
    public bool HasUnsent => _unsent < _window.End;

    /// <summary>Adds a frame, and retains it. Returns how many frames that were never sent were given up for it.</summary>
    /// <param name="number">The frame's number; after a gap all before it is let go.</param>
    /// <param name="frame">The frame.</param>
    public int Add(long number, AudioFrame frame)
    {
        if (number != _first + _window.End)
        {
            Clear();
            _first = number - _window.End;
        }

        _window.Add(frame);
        return SkipWhatWent();
    }

    /// <summary>Everything up to a number was answered: it will not be sent again.</summary>
    public void Answered(long through)
    {
        _window.TrimTo(through + 1 - _first);
        SkipWhatWent();
    }

    /// <summary>Whoever takes the audio has it up to a number: what follows is sent again, as far as it is kept.</summary>
    public void Rewind(long through) => _unsent = Math.Clamp(through + 1 - _first, _window.Start, _window.End);

    /// <summary>Takes frames to be sent.</summary>
    /// <param name="limit">The most bytes; one frame is taken in any case.</param>
    public AudioBatch TakeUnsent(int limit)
    {
        var (end, bytes) = (_unsent, 0);
        while (end < _window.End && (end == _unsent || bytes + Frame(end).Length <= limit))
        {
            bytes += Frame(end++).Length;
        }

        var lengths = new int[end - _unsent];
        var pcm = new byte[bytes];
        var at = 0;
        for (var index = _unsent; index < end; index++)
        {
            var frame = Frame(index);
            lengths[index - _unsent] = frame.Length;
            frame.Memory.Span.CopyTo(pcm.AsSpan(at));
            at += frame.Length;
        }

        var batch = new AudioBatch(_first + _unsent, lengths, pcm);
        _unsent = end;
        return batch;
    }

    /// <summary>Lets go of everything.</summary>
    public void Clear()
    {
        _window.TrimTo(_window.End);
        SkipWhatWent();
    }

    private AudioFrame Frame(long index) => _window[index].Frame!;

    private int SkipWhatWent()
    {
        var went = (int)Math.Max(0, _window.Start - _unsent);
        _unsent += went;
        return went;
    }
}
