using System.Buffers;

namespace Interpreter.Client.Live.Wire;

/// <summary>
/// The newest speech that was recorded, under the numbers that the server gives it (from 1, in the order it comes), so
/// that what a lost socket swallowed can be sent again. Bounded: beyond that the oldest is given up, as it is too old to
/// be answered live. Not for several threads at once.
/// </summary>
/// <param name="capacity">How many bytes it holds.</param>
/// <param name="mergedBytes">How long frames that are sent again may become: many small ones would run into the server's limit of messages a second.</param>
internal sealed class UplinkWindow(int capacity, int mergedBytes) : IDisposable
{
    private Entry[] _ring = new Entry[64];
    private int _head;
    private int _count;
    private int _frames;
    private int _sent;
    private int _bytes;
    private long _lastNumber;

    private long OldestNumber => _lastNumber - _frames + 1;

    /// <summary>What is to be sent next: a frame, or the end of an utterance.</summary>
    /// <returns>False: everything was sent.</returns>
    public bool TryPeek(out ReadOnlyMemory<byte> frame, out bool isEnd)
    {
        var entry = _sent < _count ? At(_sent) : default;
        frame = entry.Frame;
        isEnd = entry.IsEnd;
        return _sent < _count;
    }

    /// <summary>What was peeked at has been sent.</summary>
    public void Advance() => _sent++;

    /// <summary>Takes a frame.</summary>
    /// <param name="frame">Copied; not empty, at most the capacity.</param>
    public void Push(ReadOnlySpan<byte> frame)
    {
        Append(Entry.Copy(frame));
        _lastNumber++;
        while (_bytes > capacity)
        {
            Drop();
        }
    }

    /// <summary>The speaker is done. Told again it does no harm.</summary>
    public void EndUtterance()
    {
        if (_sent == _count || !At(_count - 1).IsEnd)
        {
            Append(default);
        }
    }

    /// <summary>Makes ready to send what a server that resumed has not taken.</summary>
    /// <param name="taken">How many frames it has taken.</param>
    /// <returns>How many frames it never will take, because they were given up.</returns>
    public long Rewind(long taken)
    {
        // An utterance's end stays where the frame after it does: it may be lost even where all of its audio arrived.
        while (_frames > 0 && OldestNumber <= taken)
        {
            Drop();
        }

        var lost = Math.Max(0, OldestNumber - taken - 1);
        Recut(taken);
        return lost;
    }

    /// <summary>Begins again with another session, which gets the frames that none was sent.</summary>
    /// <param name="taken">How many frames that one has taken already, from others.</param>
    public void Restart(long taken)
    {
        while (_sent > 0)
        {
            Drop();
        }

        Recut(taken);
    }

    public void Dispose()
    {
        while (_count > 0)
        {
            Drop();
        }
    }

    private ref Entry At(int index) => ref _ring[(_head + index) % _ring.Length];

    private void Append(Entry entry)
    {
        if (_count == _ring.Length)
        {
            var larger = new Entry[_count * 2];
            for (var i = 0; i < _count; i++)
            {
                larger[i] = At(i);
            }

            (_ring, _head) = (larger, 0);
        }

        At(_count++) = entry;
        _bytes += entry.Frame.Length;
        _frames += entry.IsEnd ? 0 : 1;
    }

    private Entry Take()
    {
        var entry = At(0);
        At(0) = default;
        _head = (_head + 1) % _ring.Length;
        _count--;
        _sent = Math.Max(0, _sent - 1);
        _bytes -= entry.Frame.Length;
        _frames -= entry.IsEnd ? 0 : 1;
        return entry;
    }

    private void Drop() => Take().Return();

    // The server counts what comes, so what it has not taken may be cut anew: neighbours become one frame.
    private void Recut(long taken)
    {
        for (var left = _count; left > 0; left--)
        {
            var entry = Take();
            if (_count >= left && At(_count - 1) is { IsEnd: false } last && !entry.IsEnd && last.Frame.Length + entry.Frame.Length <= mergedBytes)
            {
                At(_count - 1) = Entry.Join(last, entry);
                _bytes += entry.Frame.Length;
            }
            else
            {
                Append(entry);
            }
        }

        _sent = 0;
        _lastNumber = taken + _frames;
    }

    private readonly struct Entry
    {
        private readonly byte[]? _buffer;
        private readonly int _length;

        private Entry(int length) => (_buffer, _length) = (ArrayPool<byte>.Shared.Rent(length), length);

        public ReadOnlyMemory<byte> Frame => _buffer.AsMemory(0, _length);

        public bool IsEnd => _buffer is null;

        public static Entry Copy(ReadOnlySpan<byte> frame)
        {
            var entry = new Entry(frame.Length);
            frame.CopyTo(entry._buffer);
            return entry;
        }

        public static Entry Join(Entry first, Entry second)
        {
            var joined = new Entry(first._length + second._length);
            first.Frame.Span.CopyTo(joined._buffer);
            second.Frame.Span.CopyTo(joined._buffer.AsSpan(first._length));
            first.Return();
            second.Return();
            return joined;
        }

        public void Return()
        {
            if (_buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(_buffer);
            }
        }
    }
}
