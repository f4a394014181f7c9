using Interpreter.Core.Exports;
using Interpreter.Core.Storage;

namespace Interpreter.Core.Tests.Exports;

public sealed class SubtitleTests
{
    private static Talk Interpretation => new Talk { Kind = SessionKind.Interpretation }
        .Turn(1, ("ko", "안녕하세요. 지하철역이 어디예요?", 0.25, 2.5), ("en", "Hello. Where is the subway station?", 3.1, 5.75))
        .Turn(2, ("ru", "Сразу за углом.", 3725, 3726.001), ("en", "Right around the corner.", 3726.5, 3728));

    [Fact]
    public async Task Srt_shows_each_turn_in_both_languages_while_it_sounds() => Assert.Equal(
        """
        1
        00:00:00,250 --> 00:00:05,750
        안녕하세요. 지하철역이 어디예요?
        Hello. Where is the subway station?

        2
        01:02:05,000 --> 01:02:08,000
        Сразу за углом.
        Right around the corner.

        """,
        await Interpretation.WriteAsync(ExportFormat.Srt));

    [Fact]
    public async Task Vtt_shows_each_turn_in_both_languages_while_it_sounds() => Assert.Equal(
        """
        WEBVTT

        1
        00:00:00.250 --> 00:00:05.750
        <lang ko>안녕하세요. 지하철역이 어디예요?</lang>
        <lang en>Hello. Where is the subway station?</lang>

        2
        01:02:05.000 --> 01:02:08.000
        <lang ru>Сразу за углом.</lang>
        <lang en>Right around the corner.</lang>

        """,
        await Interpretation.WriteAsync(ExportFormat.Vtt));

    [Fact]
    public async Task Messages_without_offsets_are_shown_when_they_were_sent_for_as_long_as_reading_takes() => Assert.Equal(
        """
        1
        00:00:00,000 --> 00:00:01,000
        Hi

        2
        00:00:10,000 --> 00:00:12,000
        Thirty letters are two seconds

        3
        00:00:20,000 --> 00:00:21,000
        일이삼사오육칠

        4
        00:00:30,000 --> 00:00:37,000
        aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

        """,
        await new Talk()
            .Say(MessageRole.User, "Hi")
            .Say(MessageRole.Assistant, "Thirty letters are two seconds", 10)
            .Say(MessageRole.User, "일이삼사오육칠", 20)
            .Say(MessageRole.Assistant, new string('a', 120), 30)
            .WriteAsync(ExportFormat.Srt));

    [Fact]
    public async Task A_cue_ends_where_the_next_begins_and_none_is_shorter_than_a_second() => Assert.Equal(
        """
        1
        00:00:00,000 --> 00:00:01,500
        Thirty letters are two seconds

        2
        00:00:01,500 --> 00:00:02,500
        at once

        3
        00:00:02,500 --> 00:00:03,500
        after it

        4
        00:00:03,500 --> 00:00:04,500
        before it

        """,
        await new Talk()
            .Say(MessageRole.User, "Thirty letters are two seconds")
            .Say(MessageRole.User, "at once", 1.5)
            .Say(MessageRole.User, "after it", 1.6)
            .Say(MessageRole.User, "before it", -5)
            .WriteAsync(ExportFormat.Srt));

    [Fact]
    public async Task Typed_words_among_spoken_ones_lie_where_the_clock_puts_them() => Assert.Equal(
        """
        1
        00:01:00,000 --> 00:01:04,000
        один
        one

        2
        00:01:10,000 --> 00:01:11,000
        два
        two

        """,
        await new Talk { Kind = SessionKind.Interpretation }
            .Say(MessageRole.User, "один", 100, metadata: Talk.Offsets(1, 60, 62))
            .Say(MessageRole.Assistant, "one", 103, metadata: Talk.Offsets(1, 62, 64))
            .Say(MessageRole.User, "два", 110)
            .Say(MessageRole.Assistant, "two", 112)
            .WriteAsync(ExportFormat.Srt));

    [Fact]
    public async Task Sides_of_different_turns_are_different_cues() => Assert.Equal(
        """
        1
        00:00:00,000 --> 00:00:01,000
        cut off

        2
        00:00:05,000 --> 00:00:06,000
        unasked

        3
        00:00:08,000 --> 00:00:09,000
        last

        """,
        await new Talk { Kind = SessionKind.Interpretation }
            .Say(MessageRole.User, "cut off", metadata: Talk.Offsets(1, 0, 1))
            .Say(MessageRole.Assistant, "unasked", metadata: Talk.Offsets(2, 5, 6))
            .Say(MessageRole.User, "last", metadata: Talk.Offsets(3, 8, 9))
            .WriteAsync(ExportFormat.Srt));

    [Fact]
    public async Task A_question_and_its_answer_are_no_translations_of_each_other() => Assert.Equal(
        """
        WEBVTT

        1
        00:00:00.000 --> 00:00:01.000
        Why?

        2
        00:00:04.000 --> 00:00:05.000
        Because.

        """,
        await new Talk()
            .Say(MessageRole.User, "Why?", metadata: Talk.Offsets(1, 0, 1))
            .Say(MessageRole.Assistant, "Because.", metadata: Talk.Offsets(1, 4, 5))
            .WriteAsync(ExportFormat.Vtt));

    [Fact]
    public async Task What_nobody_said_is_not_shown() => Assert.Equal(
        "1\n00:00:00,000 --> 00:00:01,000\nhello\n",
        await new Talk().Say(MessageRole.System, "instruction").Say(MessageRole.User, " \n\t").Say(MessageRole.User, "hello", 9).Say(MessageRole.User, "").WriteAsync(ExportFormat.Srt));

    [Theory]
    [InlineData("a\n\nb\r\n\r\n  \u2028 c ", "a\nb\nc")]
    [InlineData("1\n00:00:00,000 --> 00:00:09,000\nfake", "1\n00:00:00,000 --\u2060> 00:00:09,000\nfake")]
    [InlineData("<b>bold</b> 1 < 2 <- <3", "<\u2060b>bold<\u2060/b> 1 < 2 <- <3")]
    [InlineData(@"{\an8}up {brace}", "{\u2060\\an8}up {brace}")]
    public async Task Srt_takes_no_part_of_a_text_for_a_mark(string content, string shown)
    {
        var written = await new Talk().Say(MessageRole.User, content).WriteAsync(ExportFormat.Srt);
        Assert.Equal(shown + "\n", written[(written.IndexOf('\n', written.IndexOf("-->", StringComparison.Ordinal)) + 1)..]);
    }

    [Theory]
    [InlineData("a --> b & <i>c</i> &lt;", "ko", "<lang ko>a --&gt; b &amp; &lt;i&gt;c&lt;/i&gt; &amp;lt;</lang>")]
    [InlineData("a\n\nNOTE b", null, "a\nNOTE b")]
    [InlineData("a", "x><script>", "a")]
    [InlineData("a", "zh-Hans", "<lang zh-Hans>a</lang>")]
    [InlineData("a", "ko\n", "a")]
    public async Task Vtt_takes_no_part_of_a_text_or_a_language_for_a_mark(string content, string? language, string shown)
    {
        var written = await new Talk().Say(MessageRole.User, content, language: language).WriteAsync(ExportFormat.Vtt);
        Assert.Equal(shown + "\n", written[(written.IndexOf('\n', written.IndexOf("-->", StringComparison.Ordinal)) + 1)..]);
    }

    [Fact]
    public async Task A_session_in_which_nothing_was_said_is_a_file_without_cues()
    {
        Assert.Equal("", await new Talk().WriteAsync(ExportFormat.Srt));
        Assert.Equal("WEBVTT\n\n", await new Talk().WriteAsync(ExportFormat.Vtt));
    }

    [Fact]
    public async Task Cues_of_anything_are_in_order_and_never_overlap()
    {
        var random = new Random(20260115);
        for (var round = 0; round < 200; round++)
        {
            var talk = new Talk { Kind = round % 2 == 0 ? SessionKind.Chat : SessionKind.Interpretation };
            for (var count = random.Next(12); count > 0; count--)
            {
                var from = random.NextDouble() * 30;
                talk.Say(
                    (MessageRole)random.Next(3),
                    new string("aй한 \n"[random.Next(5)], random.Next(200)),
                    random.NextDouble() * 30,
                    metadata: random.Next(3) == 0 ? "{}" : Talk.Offsets(random.Next(4), from, from + (random.NextDouble() * 10)));
            }

            var cues = (await talk.WriteAsync(ExportFormat.Srt)).Split('\n').Where(line => line.Contains(" --> ", StringComparison.Ordinal))
                .Select(line => line.Split(" --> ").Select(time => TimeSpan.ParseExact(time, @"hh\:mm\:ss\,fff", null)).ToArray()).ToArray();
            Assert.All(cues, cue => Assert.True(cue[1] - cue[0] >= TimeSpan.FromMilliseconds(999)));
            Assert.All(cues.Zip(cues.Skip(1)), pair => Assert.True(pair.First[1] <= pair.Second[0]));
        }
    }
}
