using Interpreter.Core.Audio;
using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;

namespace Interpreter.Core.Tests.Hosting;

public sealed class EventLogTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Outputs_are_numbered_from_one_and_given_after_a_number()
    {
        var log = new EventLog(10_000, Minute);
        for (var index = 0; index < 5; index++)
        {
            log.Append(new SessionOutput.Interrupted(index), TimeSpan.Zero);
        }

        Assert.Equal([4L, 5L], log.After(3).Select(output => output.Sequence));
        Assert.Equal((5, 1), (log.Last, log.Oldest));
    }

    [Fact]
    public void The_oldest_go_when_the_bytes_run_out()
    {
        var log = new EventLog(1000, Minute);
        for (var index = 0; index < 20; index++)
        {
            log.Append(new SessionOutput.Interrupted(index), TimeSpan.Zero);
        }

        Assert.Equal((20, 16), (log.Last, log.Oldest));
    }

    [Fact]
    public void The_oldest_go_when_they_are_too_old()
    {
        var log = new EventLog(10_000, Minute);
        log.Append(new SessionOutput.Interrupted(1), TimeSpan.Zero);
        log.Append(new SessionOutput.Interrupted(2), Minute + TimeSpan.FromTicks(1));
        Assert.Equal([2L], log.After(0).Select(output => output.Sequence));
    }

    [Fact]
    public void A_frame_that_goes_is_released()
    {
        var log = new EventLog(1_000_000, Minute);
        var frame = AudioFrame.Rent(960, 24_000);
        log.Append(new SessionOutput.Speech(1, frame), TimeSpan.Zero);
        log.TrimTo(1);
        Assert.Throws<ObjectDisposedException>(() => frame.Memory);
        Assert.Equal(2, log.Oldest);
    }
}
