using Interpreter.Core.Audio;

namespace Interpreter.Core.Tests.Audio;

public sealed class AudioFrameBufferTests
{
    private const int Rate = 24_000;

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(256)]
    [InlineData(1604)]
    [InlineData(11_520)]
    [InlineData(16_384)]
    [InlineData(96_000)]
    public void A_frame_of_any_length_keeps_what_is_written(int length)
    {
        var pcm = Enumerable.Range(0, length).Select(value => (byte)value).ToArray();

        for (var again = 0; again < 2; again++)
        {
            var frame = AudioFrame.Copy(pcm, Rate);

            Assert.Equal(pcm, frame.Memory.ToArray());
            frame.Release();
        }
    }

    [Fact]
    public void Frames_that_live_at_once_share_no_buffer()
    {
        var first = AudioFrame.Copy([1, 1], Rate);
        var second = AudioFrame.Copy([2, 2], Rate);

        Assert.Equal([1, 1], first.Memory.ToArray());
        Assert.Equal([2, 2], second.Memory.ToArray());
        first.Release();
        second.Release();
    }

    [Fact]
    public void Buffers_of_many_frames_that_went_together_serve_as_many_again()
    {
        // More than a turn's end gives back at once, and than the process's shared pool would keep.
        const int Frames = 500;
        const int Length = 2400;
        var frames = new AudioFrame[Frames];
        RentAndRelease(frames, Length);

        var before = GC.GetAllocatedBytesForCurrentThread();
        RentAndRelease(frames, Length);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // Another test may have taken some of them meanwhile, but not most.
        Assert.InRange(allocated, 0, Frames * Length / 2);
    }

    private static void RentAndRelease(AudioFrame[] frames, int length)
    {
        for (var i = 0; i < frames.Length; i++)
        {
            frames[i] = AudioFrame.Rent(length, Rate);
        }

        foreach (var frame in frames)
        {
            frame.Release();
        }
    }
}
