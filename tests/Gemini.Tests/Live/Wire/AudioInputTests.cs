using System.Text.Json;
using System.Text;
using Interpreter.Core.Audio;
using Interpreter.Gemini.Live.Wire;
using Interpreter.Gemini.Tests.Server;
using Interpreter.Testing;

namespace Interpreter.Gemini.Tests.Live.Wire;

public sealed class AudioInputTests
{
    [Fact]
    public void The_message_is_the_documented_one()
    {
        var frame = AudioFrame.Copy([1, 2, 3, 4], 16_000);

        Assert.Equal("""{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"AQIDBA=="}}}""", Write(frame));
    }

    [Theory]
    [InlineData(0, 8_000)]
    [InlineData(2, 1)]
    [InlineData(640, 16_000)]
    [InlineData(3_200, 48_000)]
    [InlineData(100_000, int.MaxValue)]
    public void Any_frame_fits_the_announced_length_and_survives_the_way(int bytes, int rate)
    {
        var frame = LiveClientFixture.Frame(bytes, rate);

        var audio = JsonDocument.Parse(Write(frame)).RootElement.GetProperty("realtimeInput").GetProperty("audio");

        Assert.Equal(LiveClientFixture.Pcm(bytes), audio.GetProperty("data").GetBytesFromBase64());
        Assert.Equal($"audio/pcm;rate={rate}", audio.GetProperty("mimeType").GetString());
    }

    [Fact]
    public void Writing_allocates_nothing()
    {
        var frame = LiveClientFixture.Frame(3_200);
        var buffer = new byte[AudioInput.MaxLength(frame)];

        Assert.Equal(0, Allocations.PerRun(() => AudioInput.Write(frame, buffer)));
    }

    private static string Write(AudioFrame frame)
    {
        var buffer = new byte[AudioInput.MaxLength(frame)];
        return Encoding.UTF8.GetString(buffer, 0, AudioInput.Write(frame, buffer));
    }
}
