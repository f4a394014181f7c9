using Interpreter.Core.Audio;
using Interpreter.Grains.Wire;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Session;
using Orleans.Serialization.WireProtocol;

namespace Interpreter.Grains.Tests;

/// <summary>Audio between silos and gateways: from one pooled frame into another.</summary>
public sealed class WireAudioCodecTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    private Serializer Serializer => _services.GetRequiredService<Serializer>();

    [Theory]
    [InlineData(0, 8_000)]
    [InlineData(640, 16_000)]
    [InlineData(20_000, 48_000)]
    public void Audio_is_read_as_it_was_written_and_its_frame_given_back(int bytes, int rate)
    {
        var frame = Frame(bytes, rate);
        var expected = frame.Memory.ToArray();
        var batch = Through(new AudioBatch(7, 3, [bytes], new(frame)));
        Assert.Throws<ObjectDisposedException>(() => frame.Memory);

        Assert.Equal((7, 3, bytes), (batch.Number, batch.First, batch.Audio.Length));
        Assert.Equal([bytes], batch.Lengths!);
        var read = batch.Audio.Take();
        Assert.Equal(expected, read.Memory.ToArray());
        Assert.Equal(rate, read.SampleRate);
        read.Release();
    }

    [Fact]
    public void What_others_hold_of_a_frame_stays_theirs()
    {
        var frame = Frame(640);
        Through(new WireAudio(frame.Retain())).Take().Release();
        Assert.Equal(640, frame.Memory.Length);
        frame.Release();
        Assert.Throws<ObjectDisposedException>(() => frame.Memory);
    }

    [Fact]
    public void Audio_that_is_not_there_is_read_as_none_beside_other_audio_too()
    {
        Assert.Null(Serializer.Deserialize<WireAudio?>(Serializer.SerializeToArray<WireAudio?>(null)));
        var batch = Through(new ListenBatch([new(1, null, default, 1, new(Frame(2))), new(2, "Shared", new byte[3]), new(3, null, default, 1, new(Frame(4)))]));
        Assert.Equal([2, null, 4], batch.Outputs.Select(output => output.Voice?.Length));
        Assert.Equal([2, 3, 4], batch.Outputs.Select(output => output.Length));
    }

    [Fact]
    public void Audio_is_taken_or_written_once()
    {
        var written = new WireAudio(Frame(640));
        Through(written);
        Assert.Throws<InvalidOperationException>(() => Through(written));
        Assert.Throws<InvalidOperationException>(written.Take);

        var taken = new WireAudio(Frame(640));
        taken.Take().Release();
        Assert.Throws<InvalidOperationException>(() => Through(taken));
        Assert.Equal(640, taken.Length);
    }

    [Fact]
    public void Within_a_silo_it_goes_as_it_is()
    {
        var audio = new WireAudio(Frame(640));
        Assert.Same(audio, _services.GetRequiredService<DeepCopier>().Copy(audio));
    }

    [Theory]
    [InlineData(3, 16_000, "Audio of -1 bytes: an even number up to 5760000 is taken.")]
    [InlineData(4 + 641, 16_000, "Audio of 641 bytes: an even number up to 5760000 is taken.")]
    [InlineData(4 + 5_760_002, 16_000, "Audio of 5760002 bytes: an even number up to 5760000 is taken.")]
    [InlineData(uint.MaxValue, 16_000, "Audio of 4294967291 bytes: an even number up to 5760000 is taken.")]
    [InlineData(4 + 640, 0, "Audio of 0 Hz: its rate is above 0.")]
    [InlineData(4 + 640, -1, "Audio of -1 Hz: its rate is above 0.")]
    public void A_length_or_a_rate_that_no_audio_has_is_refused(uint claimed, int rate, string message)
    {
        var error = Assert.Throws<SerializerException>(() => Serializer.Deserialize<WireAudio>(Written(claimed, rate, bytes: 640)));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void A_length_beyond_the_end_of_the_message_is_refused()
    {
        Assert.Equal(640, Serializer.Deserialize<WireAudio>(Written(4 + 640, 16_000, bytes: 640))?.Length);
        var error = Assert.Throws<InvalidOperationException>(() => Serializer.Deserialize<WireAudio>(Written(4 + 640, 16_000, bytes: 638)));
        Assert.Contains("Insufficient data", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _services.Dispose();

    private static AudioFrame Frame(int bytes, int rate = 16_000)
    {
        var frame = AudioFrame.Rent(bytes, rate);
        for (var index = 0; index < bytes; index++)
        {
            frame.Memory.Span[index] = (byte)(index * 7);
        }

        return frame;
    }

    private T Through<T>(T value) => Serializer.Deserialize<T>(Serializer.SerializeToArray(value))!;

    // What somebody may have written who keeps to no rule.
    private byte[] Written(uint claimed, int rate, int bytes)
    {
        using var session = _services.GetRequiredService<SerializerSessionPool>().GetSession();
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        var writer = Writer.Create(buffer, session);
        writer.WriteFieldHeader(0, typeof(WireAudio), typeof(WireAudio), WireType.LengthPrefixed);
        writer.WriteVarUInt32(claimed);
        writer.WriteInt32(rate);
        writer.Write(new byte[bytes]);
        writer.Commit();
        return buffer.WrittenSpan.ToArray();
    }
}
