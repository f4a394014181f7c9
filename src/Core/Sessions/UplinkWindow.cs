using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Sessions;

/// <summary>
/// What the speaker said and the model has not answered, in order, so that it can be said again on another
/// connection. Bounded by playing time: the oldest audio is given up first.
/// </summary>
public sealed class UplinkWindow(TimeSpan capacity)
{
    private readonly double _capacityMilliseconds = capacity.TotalMilliseconds;
    private UplinkItem[] _ring = new UplinkItem[64];
    private int _count;
    private double _milliseconds;

    /// <summary>The index of the oldest item kept.</summary>
    public long Start { get; private set; }

    /// <summary>The index that the next item will get.</summary>
    public long End => Start + _count;

    /// <summary>Adds audio, and retains it. Returns how many items were given up to make room.</summary>
    public int Add(AudioFrame frame)
    {
        var dropped = 0;
        while (_milliseconds + frame.Milliseconds > _capacityMilliseconds && _count > 0)
        {
            Drop();
            dropped++;
        }

        _milliseconds += frame.Milliseconds;
        Append(new UplinkItem(frame.Retain(), null));
        return dropped;
    }

    /// <summary>Adds anything but audio.</summary>
    public void Add(UpstreamInput input) => Append(new UplinkItem(null, input));

    /// <summary>Lets go of everything before an index.</summary>
    public void TrimTo(long index)
    {
        while (Start < index && _count > 0)
        {
            Drop();
        }
    }

    /// <summary>The item at an index from <see cref="Start"/> to before <see cref="End"/>.</summary>
    public UplinkItem this[long index] => _ring[index % _ring.Length];

    private void Append(UplinkItem item)
    {
        if (_count == _ring.Length)
        {
            Grow();
        }

        _ring[End % _ring.Length] = item;
        _count++;
    }

    private void Grow()
    {
        var larger = new UplinkItem[_ring.Length * 2];
        for (var index = Start; index < End; index++)
        {
            larger[index % larger.Length] = this[index];
        }

        _ring = larger;
    }

    private void Drop()
    {
        var item = this[Start];
        _ring[Start % _ring.Length] = default;
        Start++;
        _count--;
        if (item.Frame is { } frame)
        {
            _milliseconds -= frame.Milliseconds;
            frame.Release();
        }
    }
}

/// <summary>Audio or something else, never both.</summary>
public readonly record struct UplinkItem(AudioFrame? Frame, UpstreamInput? Input);
