using System.Buffers;
using System.Text.Json;

namespace Interpreter.Gemini.Rest;

/// <summary>
/// Cuts a streamed answer into its JSON objects, in a pooled buffer: server-sent events, or the elements of one array,
/// which Gemini writes where a proxy lost "alt=sse". In the middle of events an error may come as bare JSON.
/// </summary>
internal sealed class ChunkReader(Stream stream, bool isEvents, int maxBytes) : IDisposable
{
    private const int InitialBytes = 8 * 1024;

    private byte[] _buffer = [];
    private int _start;
    private int _end;
    private Range _chunk;
    private bool _isEvents = isEvents;
    private bool _isOver;

    /// <summary>The chunk. Valid until the next read.</summary>
    public ReadOnlySpan<byte> Chunk => _buffer.AsSpan()[_chunk];

    private Span<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Reads the next chunk.</summary>
    /// <returns>False when the server has said all.</returns>
    /// <exception cref="JsonException">The chunk is longer than allowed.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (!TryTake())
        {
            if (_isOver)
            {
                return false;
            }

            MakeRoom();
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _end += read;
            _isOver = read == 0;
        }

        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
    }

    private bool TryTake()
    {
        if (_isEvents && EventFraming.IsStray(Unread))
        {
            _isEvents = false;
        }

        var found = _isEvents ? EventFraming.TryTake(Unread, out var chunk, out var taken) : ArrayFraming.TryTake(Unread, out chunk, out taken);
        var (offset, length) = found ? chunk.GetOffsetAndLength(_end - _start) : default;
        _chunk = (_start + offset)..(_start + offset + length);
        _start += taken;
        return found;
    }

    private void MakeRoom()
    {
        var kept = _end - _start;
        if (kept > maxBytes)
        {
            throw new JsonException($"A chunk of the answer is longer than {maxBytes} bytes.");
        }

        if (_end < _buffer.Length)
        {
            return;
        }

        var next = ArrayPool<byte>.Shared.Rent(Math.Max(InitialBytes, 2 * kept));
        Unread.CopyTo(next);
        ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _start, _end) = (next, 0, kept);
    }
}
