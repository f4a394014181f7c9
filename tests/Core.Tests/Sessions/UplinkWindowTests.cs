using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Tests.Sessions;

public sealed class UplinkWindowTests
{
    [Fact]
    public void Items_keep_their_index_while_the_window_grows_and_moves()
    {
        var window = new UplinkWindow(TimeSpan.FromSeconds(30));
        for (var index = 0; index < 1000; index++)
        {
            window.Add(new UpstreamInput.Text(index.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            if (index % 3 == 0)
            {
                window.TrimTo(index / 2);
            }
        }

        Assert.Equal(1000, window.End);
        for (var index = window.Start; index < window.End; index++)
        {
            Assert.Equal(new UpstreamInput.Text($"{index}"), window[index].Input);
        }
    }

    [Fact]
    public void The_oldest_audio_is_given_up_and_released()
    {
        var window = new UplinkWindow(TimeSpan.FromMilliseconds(100));
        var frames = Enumerable.Range(0, 6).Select(_ => AudioFrame.Rent(640, 16_000)).ToList();
        var dropped = frames.Sum(window.Add);
        frames.ForEach(frame => frame.Release());
        Assert.Equal(1, dropped);
        Assert.Throws<ObjectDisposedException>(() => frames[0].Memory);
        Assert.Equal(640, frames[1].Memory.Length);
        window.TrimTo(window.End);
        Assert.Throws<ObjectDisposedException>(() => frames[5].Memory);
    }
}
