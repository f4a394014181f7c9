using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Web.Listening;

namespace Interpreter.Web.Tests.Listening;

public sealed class ListenerTests
{
    private static readonly ListenerPosition Start =
        new(new SessionSettings { Model = new ModelProfile { Id = "test" }, Languages = ("ko", "en") }, Last: 0, After: 0, Missed: 0);

    [Fact]
    public void A_listener_that_does_not_read_is_let_go_with_what_it_was_given()
    {
        var listener = new Listener(Start, takesVoice: true);
        var given = 0;
        while (listener.TryTake(new BroadcastItem(given + 1, [1])))
        {
            given++;
        }

        var read = 0;
        while (listener.Items.TryRead(out var item))
        {
            Assert.Equal(++read, item.Sequence);
        }

        Assert.Equal(given, read);
        Assert.InRange(given, 256, 4096);
        Assert.True(listener.Items.Completion.IsCompleted);
        Assert.Equal(ListeningEnd.Slow, listener.End);
    }

    [Fact]
    public void A_broadcast_is_written_once_for_all_who_take_it_in_one_form()
    {
        var item = new BroadcastItem(7, """{"type":"audio_response","bytes":2,"sampleRate":24000,"turn":1,"seq":7}"""u8.ToArray(), new(1, [1, 2], 24_000));
        Assert.Equal("""{"type":"audio_response","data":"AQI=","sampleRate":24000,"turn":1,"seq":7}"""u8, item.Message(binaryAudio: false).Span);
        Assert.Equal(item.Message(binaryAudio: false), item.Message(binaryAudio: false));
        Assert.Equal(item.Message(binaryAudio: true), item.Message(binaryAudio: true));
    }

    [Fact]
    public void A_log_keeps_the_newest_and_says_from_where_on()
    {
        var log = new BroadcastLog(maxBytes: 30, oldest: 4);
        foreach (var number in new long[] { 5, 7, 9, 10 })
        {
            log.Add(new BroadcastItem(number, new byte[10]));
        }

        Assert.Equal(6, log.Oldest);
        Assert.Equal([9, 10], log.After(7).Select(item => item.Sequence));
    }
}
