using Interpreter.Cli.Conversation;
using Interpreter.Cli.Tests.Fixtures;

namespace Interpreter.Cli.Tests.Conversation;

public sealed class PauseDetectorTests
{
    private const int Rate = 24_000;

    [Fact]
    public void A_pause_is_told_once_and_only_after_speech()
    {
        var silence = new short[Rate];
        short[] recording = [.. silence, .. Samples.Of("price", "ko"), .. silence, .. silence, .. Samples.Of("meet", "en"), .. silence];
        var detector = new PauseDetector(Rate);

        var pauses = recording.Chunk(Rate / 10).Select((frame, i) => (IsPause: detector.Take(frame), Second: (i + 1) / 10.0)).Where(frame => frame.IsPause).ToArray();

        // The recordings end in 380 ms of silence: price.ko after 2.43 s, meet.en after 6.21 s.
        Assert.Collection(
            pauses,
            pause => Assert.InRange(pause.Second, 2.3, 2.7),
            pause => Assert.InRange(pause.Second, 6.1, 6.5));
    }

    [Fact]
    public void Speech_without_a_long_pause_has_none()
    {
        var detector = new PauseDetector(Rate);

        Assert.DoesNotContain(true, Samples.Of("release", "ko")[..(8 * Rate)].Chunk(Rate / 10).Select(frame => detector.Take(frame)));
    }
}
