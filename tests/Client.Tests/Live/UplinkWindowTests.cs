using Interpreter.Client.Live.Wire;

namespace Interpreter.Client.Tests.Live;

public sealed class UplinkWindowTests : IDisposable
{
    private const string End = "end";

    private readonly UplinkWindow _window = new(capacity: 12, mergedBytes: 4);

    [Fact]
    public void Frames_come_out_in_the_order_they_went_in()
    {
        Push("aa", "bb");
        _window.EndUtterance();
        Push("cc");

        Assert.Equal(["aa", "bb", End, "cc"], Send());
        Assert.Empty(Send());
    }

    [Fact]
    public void What_the_server_has_not_taken_is_sent_again_in_fewer_frames_and_counted_as_these()
    {
        Push("aa", "bb", "cc", "dd");
        Send();

        Assert.Equal(0, _window.Rewind(1));
        Assert.Equal(["bbcc", "dd"], Send());

        // Now the server has taken "bbcc", its second.
        Assert.Equal(0, _window.Rewind(2));
        Assert.Equal(["dd"], Send());
    }

    [Fact]
    public void The_end_of_an_utterance_keeps_its_place_and_parts_what_is_merged()
    {
        Push("aa");
        _window.EndUtterance();
        Push("bb", "cc");
        Send();

        _window.Rewind(0);
        Assert.Equal(["aa", End, "bbcc"], Send());

        // It may be lost even where all of its audio arrived.
        _window.Rewind(1);
        Assert.Equal([End, "bbcc"], Send());
    }

    [Fact]
    public void The_end_of_an_utterance_is_kept_once_until_it_is_sent()
    {
        _window.EndUtterance();
        _window.EndUtterance();

        Assert.Equal([End], Send());
    }

    [Fact]
    public void The_oldest_is_given_up_beyond_the_capacity_and_told()
    {
        Push("aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh");

        Assert.Equal(2, _window.Rewind(0));
        Assert.Equal(["ccdd", "eeff", "gghh"], Send());

        // Numbered as the server counts them: from 1.
        _window.Rewind(2);
        Assert.Equal(["gghh"], Send());
    }

    [Fact]
    public void Another_session_gets_only_what_none_was_sent()
    {
        Push("aa", "bb");
        Send();
        Push("cc", "dd");

        _window.Restart(0);
        Assert.Equal(["ccdd"], Send());
        _window.Rewind(1);
        Assert.Empty(Send());
    }

    [Fact]
    public void A_long_conversation_is_kept_in_its_bounds()
    {
        for (var i = 0; i < 1000; i++)
        {
            Push("aa");
            _window.EndUtterance();
            Send();
        }

        Assert.Equal(0, _window.Rewind(994));
        Assert.Equal(6, Send().Count(sent => sent == "aa"));
    }

    public void Dispose() => _window.Dispose();

    private void Push(params string[] frames)
    {
        foreach (var frame in frames)
        {
            _window.Push(System.Text.Encoding.ASCII.GetBytes(frame));
        }
    }

    private List<string> Send()
    {
        var sent = new List<string>();
        while (_window.TryPeek(out var frame, out var isEnd))
        {
            sent.Add(isEnd ? End : System.Text.Encoding.ASCII.GetString(frame.Span));
            _window.Advance();
        }

        return sent;
    }
}
