using System.Text;
using Interpreter.Client.Live.Wire;
using Interpreter.Testing;

namespace Interpreter.Client.Tests.Live;

public sealed class AllocationTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    public void Keeping_speech_for_a_lost_connection_allocates_nothing(int milliseconds)
    {
        using var window = new UplinkWindow(capacity: 320_000, mergedBytes: 6_400);
        var frame = new byte[32 * milliseconds];

        Assert.Equal(0, Allocations.PerRun(() =>
        {
            window.Push(frame);
            window.TryPeek(out _, out _);
            window.Advance();
        }));
    }

    [Fact]
    public void Reading_that_speech_comes_allocates_nothing()
    {
        var message = Encoding.UTF8.GetBytes("""{"type":"audio_response","sampleRate":24000,"bytes":960,"turn":1,"seq":6}""");
        AudioHeader header = default;

        Assert.Equal(0, Allocations.PerRun(() => Assert.True(AudioHeader.TryRead(message, out header))));

        Assert.Equal(new(1, 6, 960, 24_000), header);
    }

    [Theory]
    [InlineData("""{"seq":1,"x":{"type":"audio_response"},"type":"text_delta","text":"a"}""")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("3")]
    public void What_announces_no_speech_is_told_from_what_does(string message) =>
        Assert.False(AudioHeader.TryRead(Encoding.UTF8.GetBytes(message), out _));
}
