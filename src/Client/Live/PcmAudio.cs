using System.Buffers;

namespace Interpreter.Client.Live;

/// <summary>
/// A piece of speech: mono signed 16-bit little-endian PCM in a pooled buffer. Dispose of it when it has been played or
/// copied: then its buffer is used again; who forgets leaves it to the garbage collector, and nothing else happens.
/// </summary>
public sealed class PcmAudio : IDisposable
{
    private readonly int _length;
    private byte[]? _buffer;

    internal PcmAudio(int bytes, int sampleRate)
    {
        _length = bytes;
        _buffer = ArrayPool<byte>.Shared.Rent(bytes);
        SampleRate = sampleRate;
    }

    /// <summary>Samples a second, in Hz.</summary>
    public int SampleRate { get; }

    /// <summary>How long it plays.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(_length / 2.0 / SampleRate);

    /// <summary>The bytes; valid until it is disposed of.</summary>
    /// <exception cref="ObjectDisposedException">It was.</exception>
    public ReadOnlyMemory<byte> Pcm => Buffer;

    internal Memory<byte> Buffer => _buffer is { } buffer ? buffer.AsMemory(0, _length) : throw new ObjectDisposedException(nameof(PcmAudio));

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
