using System.Buffers.Binary;

namespace Interpreter.Core.Audio;

/// <summary>How a WAV holds its samples.</summary>
/// <param name="SampleRate">Hz; 8,000 to 48,000.</param>
/// <param name="Channels">1 to 8.</param>
/// <param name="BitsPerSample">8, 16, 24 or 32.</param>
/// <param name="IsFloat">True: floating point of 32 bits. False: integers.</param>
public sealed record WavFormat(int SampleRate, int Channels, int BitsPerSample, bool IsFloat)
{
    private const ushort Pcm = 1;
    private const ushort Float = 3;
    private const ushort Extensible = 0xFFFE;

    // KSDATAFORMAT_SUBTYPE: the format's tag, then these 14 bytes.
    private static ReadOnlySpan<byte> SubtypeSuffix => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <summary>The bytes of one moment: a sample of each channel.</summary>
    public int BlockAlign => Channels * BitsPerSample / 8;

    /// <summary>Reads a "fmt " chunk.</summary>
    internal static WavFormat Parse(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < 16)
        {
            throw new WavFormatException($"The WAV's format chunk has {chunk.Length} bytes and needs 16: the file is damaged.");
        }

        var tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (tag == Extensible && chunk.Length >= 40 && chunk.Slice(26, 14).SequenceEqual(SubtypeSuffix))
        {
            tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        }

        var channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        var align = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);

        if (!(tag == Pcm && bits is 8 or 16 or 24 or 32) && !(tag == Float && bits == 32))
        {
            throw new WavFormatException(
                $"The WAV holds samples of format {tag} with {bits} bits; convert it to PCM of 16 bits (8, 24 and 32 bits and float of 32 are read too).");
        }

        if (channels is < 1 or > 8)
        {
            throw new WavFormatException($"The WAV has {channels} channels; convert it to mono or stereo.");
        }

        if (rate is < Resampler.MinRate or > Resampler.MaxRate)
        {
            throw new WavFormatException($"The WAV has {rate} samples a second; convert it to a rate from 8000 to 48000.");
        }

        var format = new WavFormat((int)rate, channels, bits, tag == Float);
        return align == format.BlockAlign
            ? format
            : throw new WavFormatException($"The WAV's format chunk says {align} bytes per moment, and its samples need {format.BlockAlign}: the file is damaged.");
    }
}
