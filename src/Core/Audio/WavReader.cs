using System.Buffers.Binary;

namespace Interpreter.Core.Audio;

/// <summary>
/// Reads a WAV as mono 16-bit samples, a piece at a time, from any stream: a file, or a pipe whose writer did not know
/// the length.
/// </summary>
/// <remarks>
/// Reads integers of 8, 16, 24 and 32 bits and floats of 32; several channels are averaged. Samples of a mono 16-bit
/// WAV come out bit for bit. Data that ends early is read as far as it goes; a last moment that is cut is left out.
/// </remarks>
public sealed class WavReader : IDisposable
{
    // Larger than any "fmt " chunk in use (40 bytes).
    private const int MaxFormatLength = 1024;

    // A length the writer did not know.
    private const uint Unknown = uint.MaxValue;

    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly byte[] _buffer;
    private long _left;

    private WavReader(Stream stream, bool leaveOpen, WavFormat format, long? dataLength)
    {
        _stream = stream;
        _leaveOpen = leaveOpen;
        _buffer = new byte[4096 / format.BlockAlign * format.BlockAlign];
        _left = dataLength ?? long.MaxValue;
        Format = format;
        LengthInSamples = dataLength / format.BlockAlign;
    }

    /// <summary>How the WAV holds its samples.</summary>
    public WavFormat Format { get; }

    /// <summary>The rate of the samples read, in Hz.</summary>
    public int SampleRate => Format.SampleRate;

    /// <summary>The length in samples of one channel, as the header says it; null where its writer did not know.</summary>
    public long? LengthInSamples { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="WavFormatException">It is not a WAV, or one that can't be read.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static WavReader Open(string path)
    {
        var stream = File.OpenRead(path);
        try
        {
            return Open(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the header of a stream, up to the first sample.</summary>
    /// <param name="stream">Need not be seekable.</param>
    /// <param name="leaveOpen">True: disposing of the reader leaves the stream open.</param>
    /// <inheritdoc cref="Open(string)" path="/exception" />
    public static WavReader Open(Stream stream, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);

        Span<byte> header = stackalloc byte[12];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length
            || !header[..4].SequenceEqual("RIFF"u8) || !header[8..].SequenceEqual("WAVE"u8))
        {
            throw new WavFormatException("This is not a WAV: it does not begin with RIFF and WAVE.");
        }

        var riffLength = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        long position = header.Length;
        WavFormat? format = null;
        var chunk = header[..8];
        while (stream.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false) == chunk.Length)
        {
            position += chunk.Length;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk[..4].SequenceEqual("data"u8))
            {
                return new WavReader(
                    stream,
                    leaveOpen,
                    format ?? throw new WavFormatException("The WAV has samples before its format chunk: the file is damaged."),
                    DataLength(length, riffLength, position));
            }

            if (chunk[..4].SequenceEqual("fmt "u8))
            {
                format = ReadFormat(stream, length);
            }
            else
            {
                Skip(stream, length);
            }

            if (length % 2 == 1)
            {
                Skip(stream, 1);
            }

            position += length + (length % 2);
        }

        throw new WavFormatException("The WAV ends before its samples: it has no data chunk.");
    }

    /// <summary>Reads samples; waits until all that were asked for are there, or the WAV ends.</summary>
    /// <param name="samples">Where to.</param>
    /// <returns>The number of samples read; 0 at the end.</returns>
    /// <exception cref="IOException">The stream can't be read.</exception>
    public int Read(Span<short> samples)
    {
        var read = 0;
        while (read < samples.Length)
        {
            var wanted = Math.Min((long)(samples.Length - read) * Format.BlockAlign, Math.Min(_left, _buffer.Length));
            var bytes = _stream.ReadAtLeast(_buffer.AsSpan(0, (int)wanted), (int)wanted, throwOnEndOfStream: false);
            var count = bytes / Format.BlockAlign;
            WavSamples.Mix(_buffer.AsSpan(0, count * Format.BlockAlign), Format, samples[read..]);
            read += count;
            _left = bytes < wanted ? 0 : _left - bytes;
            if (count == 0 || _left == 0)
            {
                break;
            }
        }

        return read;
    }

    /// <summary>Reads all samples that are left.</summary>
    /// <inheritdoc cref="Read" path="/exception" />
    public short[] ReadToEnd()
    {
        var samples = new List<short>();
        var piece = new short[4096];
        for (var read = Read(piece); read > 0; read = Read(piece))
        {
            samples.AddRange(piece.AsSpan(0, read));
        }

        return [.. samples];
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_leaveOpen)
        {
            _stream.Dispose();
        }
    }

    // Writers to a pipe leave 0 or the greatest number. A true 0 is told apart by a RIFF length that counts what follows.
    private static long? DataLength(uint length, uint riffLength, long position) => length switch
    {
        Unknown => null,
        0 when riffLength is 0 or Unknown || riffLength + 8 <= position => null,
        _ => length,
    };

    private static WavFormat ReadFormat(Stream stream, uint length)
    {
        Span<byte> chunk = stackalloc byte[(int)Math.Min(length, MaxFormatLength)];
        if (stream.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false) < chunk.Length)
        {
            throw new WavFormatException("The WAV ends inside its format chunk: the file is damaged.");
        }

        Skip(stream, length - chunk.Length);
        return WavFormat.Parse(chunk);
    }

    private static void Skip(Stream stream, long bytes)
    {
        Span<byte> waste = stackalloc byte[512];
        for (var read = 1; bytes > 0 && read > 0; bytes -= read)
        {
            read = stream.Read(waste[..(int)Math.Min(bytes, waste.Length)]);
        }
    }
}
