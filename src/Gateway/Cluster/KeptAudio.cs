using Interpreter.Core.Audio;
using Interpreter.Grains.Wire;

namespace Interpreter.Gateway.Cluster;

/// <summary>
/// The newest audio of a speaker that was not answered yet, in order: what is still to be sent, and what would have to be
/// sent again. Bounded by playing time; the oldest is given up first. One caller at a time.
/// </summary>
internal sealed class KeptAudio(TimeSpan capacity)
{
    private AudioFrame?[] _ring = new AudioFrame?[64];
    private double _milliseconds;

    // Numbers: the oldest frame kept, the next to be sent, the next to come.
    private long _oldest = 1;
    private long _unsent = 1;
    private long _next = 1;

    /// <summary>Whether anything waits to be sent.</summary>
    public bool HasUnsent => _unsent < _next;

    /// <summary>Adds a frame, and retains it. Returns how many frames that were never sent were given up for it.</summary>
    /// <param name="number">The frame's number; after a gap all before it is let go.</param>
    /// <param name="frame">The frame.</param>
    public int Add(long number, AudioFrame frame)
    {
        if (number != _next)
        {
            Clear();
            (_oldest, _unsent, _next) = (number, number, number);
        }

        if (_next - _oldest == _ring.Length)
        {
            Grow();
        }

        this[_next++] = frame.Retain();
        _milliseconds += frame.Milliseconds;
        var lost = 0;
        while (_milliseconds > capacity.TotalMilliseconds && _oldest < _next - 1)
        {
            lost += _oldest >= _unsent ? 1 : 0;
            Drop();
        }

        return lost;
    }

    /// <summary>Everything up to a number was answered: it will not be sent again.</summary>
    public void Answered(long through)
    {
        while (_oldest <= through && _oldest < _next)
        {
            Drop();
        }
    }

    /// <summary>Whoever takes the audio has it up to a number: what follows is sent again, as far as it is kept.</summary>
    public void Rewind(long through) => _unsent = Math.Clamp(through + 1, _oldest, _next);

    /// <summary>Takes frames to be sent.</summary>
    /// <param name="limit">The most bytes; one frame is taken in any case.</param>
    public AudioBatch TakeUnsent(int limit)
    {
        var (end, bytes) = (_unsent, 0);
        while (end < _next && (end == _unsent || bytes + this[end]!.Length <= limit))
        {
            bytes += this[end++]!.Length;
        }

        var lengths = new int[end - _unsent];
        var pcm = new byte[bytes];
        var at = 0;
        for (var number = _unsent; number < end; number++)
        {
            var frame = this[number]!;
            lengths[number - _unsent] = frame.Length;
            frame.Memory.Span.CopyTo(pcm.AsSpan(at));
            at += frame.Length;
        }

        var batch = new AudioBatch(_unsent, lengths, pcm);
        _unsent = end;
        return batch;
    }

    /// <summary>Lets go of everything.</summary>
    public void Clear() => Answered(_next);

    private ref AudioFrame? this[long number] => ref _ring[number % _ring.Length];

    private void Drop()
    {
        var frame = this[_oldest]!;
        this[_oldest++] = null;
        _unsent = Math.Max(_unsent, _oldest);
        _milliseconds -= frame.Milliseconds;
        frame.Release();
    }

    private void Grow()
    {
        var larger = new AudioFrame?[_ring.Length * 2];
        for (var number = _oldest; number < _next; number++)
        {
            larger[number % larger.Length] = this[number];
        }

        _ring = larger;
    }
}
