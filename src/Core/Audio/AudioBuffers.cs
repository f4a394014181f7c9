using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Interpreter.Core.Audio;

/// <summary>
/// The buffers of audio frames while no frame has them, by size. The process's shared pool won't do: it keeps 64
/// of a size on two processors, where the end of one turn alone gives back a hundred, and rounds a 50 ms frame
/// of 2,400 bytes up to 4,096. Measured with 200 sessions, 45 of the 70 KB that each allocated a second were buffers.
/// </summary>
internal static class AudioBuffers
{
    // Wastes at most 256 of the 1,600 bytes of the commonest frame, 50 ms at 16 kHz.
    private const int Step = 256;

    // Gemini's largest usual frame, 240 ms at 24 kHz, has 11,520 bytes; anything larger is rare
    // enough for the shared pool.
    private const int MaxLength = 16 * 1024;

    // What 400 sessions that speak at once give back and take again within a turn, twice over.
    private const long MaxIdleBytes = 32 * 1024 * 1024;

    private static readonly Shelf[] Shelves = [.. Enumerable.Range(0, (MaxLength / Step) + 1).Select(_ => new Shelf())];
    private static long _idleBytes;

    /// <summary>Takes a buffer of at least this length, of undefined content.</summary>
    public static byte[] Rent(int length)
    {
        var index = (length + Step - 1) / Step;
        if (index >= Shelves.Length)
        {
            return ArrayPool<byte>.Shared.Rent(length);
        }

        if (!Shelves[index].TryTake(out var buffer))
        {
            return GC.AllocateUninitializedArray<byte>(index * Step);
        }

        Interlocked.Add(ref _idleBytes, -buffer.Length);
        return buffer;
    }

    /// <summary>Gives a buffer back; when enough are idle, to the garbage collector.</summary>
    public static void Return(byte[] buffer)
    {
        var index = buffer.Length / Step;
        if (index >= Shelves.Length)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            return;
        }

        if (Interlocked.Add(ref _idleBytes, buffer.Length) > MaxIdleBytes)
        {
            Interlocked.Add(ref _idleBytes, -buffer.Length);
            return;
        }

        Shelves[index].Put(buffer);
    }

    // Last in, first out: what was just read is still in the processor's cache.
    private sealed class Shelf
    {
        private readonly Lock _lock = new();
        private readonly Stack<byte[]> _buffers = new();

        public bool TryTake([MaybeNullWhen(false)] out byte[] buffer)
        {
            lock (_lock)
            {
                return _buffers.TryPop(out buffer);
            }
        }

        public void Put(byte[] buffer)
        {
            lock (_lock)
            {
                _buffers.Push(buffer);
            }
        }
    }
}
