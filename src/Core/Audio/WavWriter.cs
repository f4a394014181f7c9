using System.Buffers.Binary;

namespace Interpreter.Core.Audio;

/// <summary>
/// Writes mono 16-bit PCM as a WAV, a piece at a time. On a seekable stream <see cref="Dispose"/> writes the lengths
/// into the header; on any other they stay unknown (0xFFFFFFFF), which players and <see cref="WavReader"/> take.
/// </summary>
public sealed class WavWriter : IDisposable
{
    private const int HeaderLength = 44;
    private const uint Unknown = uint.MaxValue;

    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly long _origin;
    private long _bytes;
    private bool _disposed;

    /// <summary>Writes the header.</summary>
    /// <param name="stream">Need not be seekable.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="leaveOpen">True: disposing of the writer leaves the stream open.</param>
    /// <exception cref="IOException">The stream can't be written.</exception>
    public WavWriter(Stream stream, int sampleRate = 24_000, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        _stream = stream;
        _leaveOpen = leaveOpen;
        _origin = stream.CanSeek ? stream.Position : 0;
        SampleRate = sampleRate;
        WriteHeader(Unknown, Unknown);
    }

    /// <summary>The rate of the samples, in Hz.</summary>
    public int SampleRate { get; }

    /// <summary>The playing time written so far.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(_bytes / 2 / (double)SampleRate);

    /// <summary>Writes samples.</summary>
    /// <param name="pcm">Signed 16-bit little-endian samples; an even number of bytes.</param>
    /// <exception cref="ArgumentException">The number of bytes is odd.</exception>
    /// <exception cref="IOException">The stream can't be written.</exception>
    public void Write(ReadOnlySpan<byte> pcm)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (pcm.Length % 2 != 0)
        {
            throw new ArgumentException("PCM of 16 bits has an even number of bytes.", nameof(pcm));
        }

        _stream.Write(pcm);
        _bytes += pcm.Length;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (_stream.CanSeek)
        {
            _stream.Position = _origin;
            WriteHeader(Length(_bytes + HeaderLength - 8), Length(_bytes));
            _stream.Position = _origin + HeaderLength + _bytes;
        }

        _stream.Flush();
        if (!_leaveOpen)
        {
            _stream.Dispose();
        }
    }

    private static uint Length(long bytes) => (uint)Math.Min(bytes, Unknown);

    private void WriteHeader(uint riffLength, uint dataLength)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], riffLength);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(header[24..], (uint)SampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], (uint)SampleRate * 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[32..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], dataLength);
        _stream.Write(header);
    }
}
