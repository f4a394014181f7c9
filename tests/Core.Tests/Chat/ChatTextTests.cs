using Interpreter.Core.Chat;

namespace Interpreter.Core.Tests.Chat;

/// <summary>Estimates, titles and what can be stored.</summary>
public sealed class ChatTextTests
{
    // Google's guide to tokens counts 10 in this English sentence; the same in other scripts is somewhat more, never many times.
    [Theory]
    [InlineData("The quick brown fox jumps over the lazy dog.", 7, 14)]
    [InlineData("Быстрая бурая лиса перепрыгивает через ленивую собаку.", 10, 30)]
    [InlineData("빠른 갈색 여우가 게으른 개를 뛰어넘습니다.", 8, 30)]
    [InlineData("敏捷的棕色狐狸跳过了懒狗。", 7, 20)]
    public void An_estimate_is_of_the_right_size_in_every_script(string text, int least, int most) =>
        Assert.InRange(TokenEstimate.Of(text), least, most);

    [Fact]
    public void Nothing_is_no_token() => Assert.Equal(0, TokenEstimate.Of(""));

    [Theory]
    [InlineData("Why is the sky blue?", "Why is the sky blue?")]
    [InlineData("\r\n \t\n  First   line\twins \nsecond", "First line wins")]
    [InlineData("one two three four five six seven eight nine ten eleven twelve thirteen", "one two three four five six seven eight nine ten eleven…")]
    [InlineData("   ", null)]
    [InlineData("", null)]
    public void A_title_is_the_first_line_cut_at_a_word(string question, string? title) => Assert.Equal(title, AutoTitle.Of(question));

    [Fact]
    public void A_title_without_blanks_is_cut_where_it_must_and_never_within_a_sign()
    {
        var title = AutoTitle.Of(string.Concat(Enumerable.Repeat("😀", 80)))!;
        Assert.Equal(AutoTitle.MaxLength, title.EnumerateRunes().Count());
        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 59)) + "…", title);
    }

    [Theory]
    [InlineData("""{"auto_title":true,"a":1}""", """{"a":1}""")]
    [InlineData("""{"auto_title":false}""", null)]
    [InlineData("""{"auto_title":"true"}""", null)]
    [InlineData("""{"auto_title":null}""", null)]
    [InlineData("""{"a":1,"a":2}""", null)]
    [InlineData("[]", null)]
    [InlineData("{", null)]
    public void Only_the_flag_wishes_for_a_title(string metadata, string? without)
    {
        Assert.Equal(without is not null, AutoTitle.TryTake(metadata, out var left));
        Assert.Equal(without, left);
    }

    [Fact]
    public void What_no_database_holds_is_replaced()
    {
        Assert.Equal("plain 한국어 😀", StorableText.Of("plain 한국어 😀"));
        Assert.Equal("a\uFFFDb", StorableText.Of("a\0b"));
        Assert.Equal("a\uFFFD", StorableText.Of("a\uD83D"));
        Assert.Equal("\uFFFDa😀\uFFFD", StorableText.Of("\uDE00a😀\uD83D"));
    }
}
