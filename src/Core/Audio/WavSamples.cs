using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Interpreter.Core.Audio;

/// <summary>Turns the bytes of a WAV into mono 16-bit samples.</summary>
internal static class WavSamples
{
    /// <summary>Writes one sample per moment: the mean of its channels.</summary>
    /// <param name="bytes">Whole moments.</param>
    /// <param name="format">What they are.</param>
    /// <param name="samples">Room for as many samples.</param>
    public static void Mix(ReadOnlySpan<byte> bytes, WavFormat format, Span<short> samples)
    {
        if (format is { Channels: 1, BitsPerSample: 16 } && BitConverter.IsLittleEndian)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(samples));
            return;
        }

        var width = format.BitsPerSample / 8;
        for (var moment = 0; moment < bytes.Length / format.BlockAlign; moment++)
        {
            var sum = 0.0;
            for (var channel = 0; channel < format.Channels; channel++)
            {
                sum += Read(bytes[((moment * format.BlockAlign) + (channel * width))..], format);
            }

            samples[moment] = (short)Math.Clamp(Math.Round(sum / format.Channels), short.MinValue, short.MaxValue);
        }
    }

    // A sample on the scale of int16, before rounding. Not a number is silence.
    private static double Read(ReadOnlySpan<byte> bytes, WavFormat format) => format switch
    {
        { IsFloat: true } => BinaryPrimitives.ReadSingleLittleEndian(bytes) is var value && float.IsFinite(value) ? value * 32768.0 : 0,
        { BitsPerSample: 8 } => (bytes[0] - 128) * 256.0,
        { BitsPerSample: 16 } => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        { BitsPerSample: 24 } => ((bytes[0] << 8) | (bytes[1] << 16) | (bytes[2] << 24)) / 65536.0,
        _ => BinaryPrimitives.ReadInt32LittleEndian(bytes) / 65536.0,
    };
}
