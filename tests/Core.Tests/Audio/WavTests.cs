using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Interpreter.Core.Audio;

namespace Interpreter.Core.Tests.Audio;

public sealed class WavTests
{
    private static readonly short[] Samples = [0, 1, -1, 256, -256, 12_345, short.MaxValue, short.MinValue];

    [Fact]
    public void What_is_written_is_read_bit_for_bit()
    {
        using var stream = new MemoryStream();
        using (var writer = new WavWriter(stream, 24_000, leaveOpen: true))
        {
            writer.Write(MemoryMarshal.AsBytes<short>(Samples.AsSpan(0, 3)));
            writer.Write(MemoryMarshal.AsBytes<short>(Samples.AsSpan(3)));
            Assert.Equal(8 / 24_000.0, writer.Duration.TotalSeconds, 6);
        }

        stream.Position = 0;
        using var reader = WavReader.Open(stream);
        Assert.Equal(new WavFormat(24_000, 1, 16, IsFloat: false), reader.Format);
        Assert.Equal(Samples.Length, reader.LengthInSamples);
        Assert.Equal(Samples, reader.ReadToEnd());
    }

    [Fact]
    public void A_header_on_a_seekable_stream_says_the_true_lengths()
    {
        using var stream = new MemoryStream();
        new WavWriter(stream, leaveOpen: true).Dispose();

        Assert.Equal(44, stream.Length);
        Assert.Equal(36u, BinaryPrimitives.ReadUInt32LittleEndian(stream.ToArray().AsSpan(4)));
        Assert.Equal(0u, BinaryPrimitives.ReadUInt32LittleEndian(stream.ToArray().AsSpan(40)));
    }

    [Fact]
    public void A_pipe_can_be_written_and_read()
    {
        using var stream = new MemoryStream();
        using (var writer = new WavWriter(new OneWayStream(stream), 16_000))
        {
            writer.Write(MemoryMarshal.AsBytes<short>(Samples));
        }

        using var reader = WavReader.Open(new OneWayStream(new MemoryStream(stream.ToArray())));
        Assert.Null(reader.LengthInSamples);
        Assert.Equal(Samples, reader.ReadToEnd());
    }

    [Theory]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [InlineData(0u, 0u)]
    [InlineData(36u, 0u)]
    [InlineData(0x7FFFF024u, 0x7FFFF000u)]
    public void A_length_the_writer_did_not_know_reads_to_the_end(uint riff, uint data)
    {
        var bytes = Wav(1, 1, 16_000, 16, Pcm16(Samples));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), riff);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(40), data);

        Assert.Equal(Samples, Read(bytes));
    }

    [Fact]
    public void An_empty_data_chunk_followed_by_another_is_empty()
    {
        var bytes = Wav(1, 1, 16_000, 16, [], after: Chunk("LIST", [1, 2, 3, 4]));

        Assert.Empty(Read(bytes));
    }

    [Fact]
    public void Bytes_after_the_data_are_not_samples() =>
        Assert.Equal(Samples, Read(Wav(1, 1, 16_000, 16, Pcm16(Samples), after: Chunk("LIST", [1, 2, 3, 4]))));

    [Fact]
    public void Unknown_chunks_before_the_format_and_the_data_are_skipped()
    {
        var odd = Chunk("junk", new byte[2_001]);

        var bytes = Wav(1, 1, 16_000, 16, Pcm16(Samples), before: [.. odd, 0], between: [.. odd, 0]);

        Assert.Equal(Samples, Read(bytes));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(24)]
    [InlineData(32)]
    public void Integers_of_other_widths_become_16_bits(int bits)
    {
        short[] samples = [0, 256, -256, 25_600, -32_768];
        byte[] data = bits switch
        {
            8 => [.. samples.Select(sample => (byte)((sample / 256) + 128))],
            24 => [.. samples.SelectMany(sample => new byte[] { 0, (byte)sample, (byte)(sample >> 8) })],
            _ => [.. samples.SelectMany(sample => new byte[] { 0, 0, (byte)sample, (byte)(sample >> 8) })],
        };

        Assert.Equal(samples, Read(Wav(1, 1, 48_000, bits, data)));
    }

    [Fact]
    public void Floats_become_16_bits_and_saturate()
    {
        float[] values = [0, 0.5f, -0.5f, 1, -1, 7, -7, float.NaN];

        var read = Read(Wav(3, 1, 48_000, 32, MemoryMarshal.AsBytes<float>(values).ToArray()));

        Assert.Equal<short>([0, 16_384, -16_384, 32_767, -32_768, 32_767, -32_768, 0], read);
    }

    [Fact]
    public void Stereo_is_mixed_down()
    {
        short[] interleaved = [100, 200, -100, -200, 30_000, 30_000, short.MinValue, short.MaxValue];

        Assert.Equal<short>([150, -150, 30_000, 0], Read(Wav(1, 2, 44_100, 16, Pcm16(interleaved))));
    }

    [Theory]
    [InlineData(1, 16)]
    [InlineData(3, 32)]
    public void The_extensible_format_names_its_samples_inside(int tag, int bits)
    {
        byte[] extension =
        [
            22, 0, (byte)bits, 0, 4, 0, 0, 0,
            (byte)tag, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71,
        ];
        byte[] data = tag == 1 ? Pcm16([16_384]) : MemoryMarshal.AsBytes<float>(new[] { 0.5f }).ToArray();

        Assert.Equal<short>([16_384], Read(Wav(0xFFFE, 1, 48_000, bits, data, extension)));
    }

    [Fact]
    public void Data_that_ends_early_is_read_as_far_as_it_goes()
    {
        var bytes = Wav(1, 1, 16_000, 16, Pcm16(Samples));

        Assert.Equal(Samples[..5], Read(bytes[..^5]));
    }

    [Fact]
    public void A_long_wav_comes_in_any_pieces()
    {
        var samples = Tone.Noise(50_001, seed: 1);
        using var reader = WavReader.Open(new OneWayStream(new MemoryStream(Wav(1, 1, 8_000, 16, Pcm16(samples)))));
        var result = new List<short>();
        var piece = new short[777];

        for (var read = reader.Read(piece); read > 0; read = reader.Read(piece))
        {
            result.AddRange(piece.AsSpan(0, read));
        }

        Assert.Equal(samples, result);
    }

    [Fact]
    public void What_is_not_a_wav_is_refused_with_a_sentence()
    {
        Assert.StartsWith("This is not a WAV", Refused([]), StringComparison.Ordinal);
        Assert.StartsWith("This is not a WAV", Refused(Encoding.ASCII.GetBytes("ID3 something that is not a wave")), StringComparison.Ordinal);
        Assert.Contains("data chunk", Refused(Wav(1, 1, 16_000, 16, [])[..36]), StringComparison.Ordinal);
        Assert.Contains("format chunk", Refused(Wav(1, 1, 16_000, 16, [])[..30]), StringComparison.Ordinal);
        Assert.Contains("format 7", Refused(Wav(7, 1, 16_000, 8, [])), StringComparison.Ordinal);
        Assert.Contains("12 bits", Refused(Wav(1, 1, 16_000, 12, [])), StringComparison.Ordinal);
        Assert.Contains("96000", Refused(Wav(1, 1, 96_000, 16, [])), StringComparison.Ordinal);
        Assert.Contains("0 channels", Refused(Wav(1, 0, 16_000, 16, [])), StringComparison.Ordinal);
        byte[] early = [.. "RIFF\0\0\0\0WAVE"u8, .. Chunk("data", [1, 2])];
        Assert.Contains("before its format", Refused(early), StringComparison.Ordinal);
    }

    [Fact]
    public void An_odd_number_of_bytes_is_not_written()
    {
        using var writer = new WavWriter(new MemoryStream());

        Assert.Throws<ArgumentException>(() => writer.Write([1, 2, 3]));
    }

    private static string Refused(byte[] bytes) => Assert.Throws<WavFormatException>(() => Read(bytes)).Message;

    private static short[] Read(byte[] bytes)
    {
        using var reader = WavReader.Open(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }

    private static byte[] Pcm16(short[] samples) => MemoryMarshal.AsBytes<short>(samples).ToArray();

    private static byte[] Wav(int tag, int channels, int rate, int bits, byte[] data, byte[]? extension = null, byte[]? before = null, byte[]? between = null, byte[]? after = null)
    {
        var align = channels * bits / 8;
        byte[] format = [.. Short(tag), .. Short(channels), .. Int(rate), .. Int(rate * align), .. Short(align), .. Short(bits), .. extension ?? []];
        byte[] body = [.. "WAVE"u8, .. before ?? [], .. Chunk("fmt ", format), .. between ?? [], .. Chunk("data", data), .. after ?? []];
        return [.. "RIFF"u8, .. Int(body.Length), .. body];
    }

    private static byte[] Chunk(string id, byte[] content) => [.. Encoding.ASCII.GetBytes(id), .. Int(content.Length), .. content];

    private static byte[] Short(int value) => BitConverter.GetBytes((ushort)value);

    private static byte[] Int(int value) => BitConverter.GetBytes(value);
}
