using System.Runtime.InteropServices;

namespace Interpreter.Core.Audio;

/// <summary>
/// A run of mono signed 16-bit little-endian PCM in a pooled buffer, shared by reference count.
/// </summary>
/// <remarks>
/// Whoever rents or retains a frame releases it once. The relay path carries audio only in frames, so that
/// one buffer serves the event log and every socket, and nothing is allocated in step with audio bytes. Buffers are
/// pooled; the frame itself, some 40 bytes, is not: a frame that is released twice or used too late fails, where a
/// reused one would hand one user's audio to another.
/// </remarks>
public sealed class AudioFrame
{
    private byte[] _buffer;
    private int _references = 1;

    private AudioFrame(byte[] buffer, int length, int sampleRate)
    {
        _buffer = buffer;
        Length = length;
        SampleRate = sampleRate;
    }

    /// <summary>The sample rate, in Hz.</summary>
    public int SampleRate { get; }

    /// <summary>The length, in bytes; two a sample.</summary>
    public int Length { get; private set; }

    /// <summary>The playing time, in milliseconds.</summary>
    public double Milliseconds => Length / 2 * 1000.0 / SampleRate;

    /// <summary>The PCM, as bytes. Valid until the last release.</summary>
    public Memory<byte> Memory
    {
        get
        {
            ThrowIfReleased();
            return _buffer.AsMemory(0, Length);
        }
    }

    /// <summary>The PCM, as samples. Valid until the last release.</summary>
    public Span<short> Samples => MemoryMarshal.Cast<byte, short>(Memory.Span);

    /// <summary>Makes a frame of undefined content, with one reference.</summary>
    /// <param name="length">Bytes; even.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is odd or negative, or the rate not positive.</exception>
    public static AudioFrame Rent(int length, int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(length % 2, 0, nameof(length));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);

        return new AudioFrame(AudioBuffers.Rent(length), length, sampleRate);
    }

    /// <summary>Makes a frame and copies the PCM into it.</summary>
    /// <inheritdoc cref="Rent" path="/exception" />
    public static AudioFrame Copy(ReadOnlySpan<byte> pcm, int sampleRate)
    {
        var frame = Rent(pcm.Length, sampleRate);
        pcm.CopyTo(frame._buffer);
        return frame;
    }

    /// <summary>Cuts the frame short: for a producer that rented more than it filled.</summary>
    /// <param name="length">Bytes; even, at most the present length.</param>
    public void Trim(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(length % 2, 0, nameof(length));
        Length = length;
    }

    /// <summary>Adds a reference; the caller releases it later.</summary>
    public AudioFrame Retain()
    {
        if (Interlocked.Increment(ref _references) <= 1)
        {
            throw new ObjectDisposedException(nameof(AudioFrame), "The frame was retained after its last release.");
        }

        return this;
    }

    /// <summary>Gives a reference back; the last one returns the buffer to the pool.</summary>
    public void Release()
    {
        var left = Interlocked.Decrement(ref _references);
        if (left > 0)
        {
            return;
        }

        if (left < 0)
        {
            throw new ObjectDisposedException(nameof(AudioFrame), "The frame was released more often than retained.");
        }

        var buffer = _buffer;
        _buffer = [];
        AudioBuffers.Return(buffer);
    }

    private void ThrowIfReleased() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _references) <= 0, this);
}
