using Interpreter.Core.Exports;
using Interpreter.Core.Storage;

namespace Interpreter.Core.Tests.Exports;

/// <summary>The forms that people read: Markdown and plain text.</summary>
public sealed class ReadableTests
{
    private static Talk Chat => new Talk { Title = "Поездка\nв *Сеул* #1" }
        .Say(MessageRole.System, "Be brief.")
        .Say(MessageRole.User, "Что посмотреть?\n\n1. дворец\n2) <b>рынок</b>", 1, "ru")
        .Say(MessageRole.User, "", 30, type: MessageType.Image)
        .Say(MessageRole.Assistant, "# Дворец\n\n- **경복궁** `<br>`\n\n```html\n<b>\n```\n<!-- конец", 61.5, "ru");

    [Fact]
    public async Task Text_says_who_when_and_what() => Assert.Equal(
        """
        Поездка в *Сеул* #1
        2026-01-15 10:30:00 UTC

        System, 2026-01-15 10:30:00 UTC
        Be brief.

        You, 2026-01-15 10:30:01 UTC
        Что посмотреть?

        1. дворец
        2) <b>рынок</b>

        You, 2026-01-15 10:30:30 UTC
        [Image]

        Model, 2026-01-15 10:31:01 UTC
        # Дворец

        - **경복궁** `<br>`

        ```html
        <b>
        ```
        <!-- конец

        """,
        await Chat.WriteAsync(ExportFormat.Text));

    [Fact]
    public async Task Markdown_quotes_people_as_text_and_the_model_as_markdown() => Assert.Equal(
        """
        # Поездка в \*Сеул\* \#1

        *2026-01-15 10:30:00 UTC*

        ### Система, 2026-01-15 10:30:00 UTC

        > Be brief.

        ### Вы, 2026-01-15 10:30:01 UTC

        > Что посмотреть?
        >
        > 1\. дворец\
        > 2\) \<b\>рынок\</b\>

        ### Вы, 2026-01-15 10:30:30 UTC

        *[Изображение]*

        ### Модель, 2026-01-15 10:31:01 UTC

        > # Дворец
        >
        > - **경복궁** `<br>`
        >
        > ```html
        > <b>
        > ```
        > \<!-- конец

        """,
        await Chat.WriteAsync(ExportFormat.Markdown, ExportWords.Russian));

    [Fact]
    public async Task Both_sides_of_an_interpretation_are_text() => Assert.Equal(
        """
        # A talk

        *2026-01-15 10:30:00 UTC*

        ### 화자, 2026-01-15 10:30:02 UTC

        > \*별\*

        ### 통역, 2026-01-15 10:30:04 UTC

        > \*star\*

        """,
        await new Talk { Kind = SessionKind.Interpretation }.Turn(1, ("ko", "*별*", 0, 2), ("en", "*star*", 2, 4)).WriteAsync(ExportFormat.Markdown, ExportWords.Korean));

    [Theory]
    [InlineData("# heading", @"\# heading")]
    [InlineData("> quotation", @"\> quotation")]
    [InlineData("---", @"\---")]
    [InlineData("===", @"\===")]
    [InlineData("+ item", @"\+ item")]
    [InlineData("12. item", @"12\. item")]
    [InlineData("    code", "\u00A0\u00A0\u00A0\u00A0code")]
    [InlineData("```", @"\`\`\`")]
    [InlineData("~~gone~~", @"\~\~gone\~\~")]
    [InlineData("| a | b |", @"\| a \| b \|")]
    [InlineData("![a](b)", @"!\[a\](b)")]
    [InlineData("&lt; \\ _a_ $x$", @"\&lt; \\ \_a\_ \$x\$")]
    [InlineData("Hello, world! It's 1.5 - (really) fine.", "Hello, world! It's 1.5 - (really) fine.")]
    [InlineData("end\\", @"end\\")]
    public async Task Markdown_shows_what_people_wrote_as_they_wrote_it(string content, string shown) =>
        Assert.Equal($"> {shown}\n", await QuotedAsync(MessageRole.User, content));

    [Theory]
    [InlineData("<b>x</b> 1 < 2", @"\<b>x\</b> 1 < 2")]
    [InlineData(@"\<b> \\<b>", @"\<b> \\\<b>")]
    [InlineData("`<a>` <a> ``<a>`<a>`` <a>", @"`<a>` \<a> ``<a>`<a>`` \<a>")]
    [InlineData("` <a> `` <a>", @"` \<a> `` \<a>")]
    [InlineData("```<a>", "```<a>")]
    [InlineData("~~~\n<a>\n```\n<a>\n~~~\n<a>", "~~~\n> <a>\n> ```\n> <a>\n> ~~~\n> \\<a>")]
    [InlineData("````\n```\n<a>\n````\n<a>", "````\n> ```\n> <a>\n> ````\n> \\<a>")]
    [InlineData("- ```js\n  <a>\n  ```\n<?a", "- ```js\n>   <a>\n>   ```\n> \\<?a")]
    [InlineData("<https://a.b>", @"\<https://a.b>")]
    [InlineData("a <", "a <")]
    public async Task Markdown_of_the_model_keeps_its_marks_but_not_its_html(string content, string shown) =>
        Assert.Equal($"> {shown}\n", await QuotedAsync(MessageRole.Assistant, content));

    [Theory]
    [InlineData("`")]
    [InlineData("<a ")]
    [InlineData("\\")]
    [InlineData("> ")]
    [InlineData(" ")]
    [InlineData("- ")]
    [InlineData("` `` ``` ```` <a> ")]
    public async Task The_longest_message_is_written_in_the_time_it_takes_to_read_it(string piece)
    {
        // A million characters of what a backtracking pattern would read again from each place.
        var content = string.Concat(Enumerable.Repeat(piece, StorageLimits.Content / piece.Length)) + "<x";
        Assert.EndsWith("<x\n", await QuotedAsync(MessageRole.Assistant, content), StringComparison.Ordinal);
        Assert.EndsWith("x\n", await QuotedAsync(MessageRole.User, content), StringComparison.Ordinal);
    }

    private static async Task<string> QuotedAsync(MessageRole role, string content)
    {
        var written = await new Talk().Say(role, content).WriteAsync(ExportFormat.Markdown);
        return written[(written.IndexOf("\n\n", written.IndexOf("###", StringComparison.Ordinal), StringComparison.Ordinal) + 2)..];
    }
}
