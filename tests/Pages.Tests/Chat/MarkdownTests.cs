using System.Text.Json;
using Interpreter.Pages.Tests.Support;

namespace Interpreter.Pages.Tests.Chat;

/// <summary>What a model writes is shown as it means, and whatever it writes, nothing of it runs.</summary>
public sealed class MarkdownTests(Chromium chromium, InterpreterHost host)
{
    private const string Render = "const { MarkdownView } = await import('/js/chat/markdown.js'); const view = new MarkdownView(); document.body.append(view.element);";

    [Theory]
    [InlineData("# Title #\n\nOne *two* **three** ***four*** `five` ~~six~~", "<h2>Title</h2><p>One <em>two</em> <strong>three</strong> <em><strong>four</strong></em> <code>five</code> <del>six</del></p>")]
    [InlineData("- a\n- b\n  - c\n\n1. x\n2. y", "<ul><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ul><ol><li>x</li><li>y</li></ol>")]
    [InlineData("3. third\n4. fourth", "<ol start=\"3\"><li>third</li><li>fourth</li></ol>")]
    [InlineData("- [x] done\n- [ ] open", "<ul><li>☑ done</li><li>☐ open</li></ul>")]
    [InlineData("> said\n> > again", "<blockquote><p>said</p><blockquote><p>again</p></blockquote></blockquote>")]
    [InlineData("```js\nlet a = \"<b>\";\n\nlet b;\n```\nafter", "<pre><code data-language=\"js\">let a = \"&lt;b&gt;\";\n\nlet b;</code></pre><p>after</p>")]
    [InlineData("~~~\n```\n~~~", "<pre><code>```</code></pre>")]
    [InlineData("```\nnot closed", "<pre><code>not closed</code></pre>")]
    [InlineData("| a | b |\n|---|--:|\n| 1 | x\\|y |\n| 2 |", "<div><table><tbody><tr><th>a</th><th data-align=\"end\">b</th></tr><tr><td>1</td><td data-align=\"end\">x|y</td></tr><tr><td>2</td></tr></tbody></table></div>")]
    [InlineData("one\ntwo\n\nthree\n\n---\nfour", "<p>one<br>two</p><p>three</p><hr><p>four</p>")]
    [InlineData("[a *b*](https://example.org/x_(y) \"title\")", "<p><a href=\"https://example.org/x_(y)\">a <em>b</em></a></p>")]
    [InlineData("See https://example.org/a_b. Or <mailto:a@example.org>!", "<p>See <a href=\"https://example.org/a_b\">https://example.org/a_b</a>. Or <a href=\"mailto:a@example.org\">mailto:a@example.org</a>!</p>")]
    [InlineData("![a cat](https://example.org/cat.png)", "<p><a href=\"https://example.org/cat.png\">a cat</a></p>")]
    [InlineData("snake_case_name 2*3*4 \\*no\\* 5 * 6 * 7", "<p>snake_case_name 2<em>3</em>4 *no* 5 * 6 * 7</p>")]
    [InlineData("**한국어**는 **'따옴표'**도 됩니다", "<p><strong>한국어</strong>는 <strong>'따옴표'</strong>도 됩니다</p>")]
    [InlineData("**жирный** и _курсив_", "<p><strong>жирный</strong> и <em>курсив</em></p>")]
    [InlineData("`` a`b `` and `c", "<p><code>a`b</code> and `c</p>")]
    [InlineData("*a [b* c](https://example.org)", "<p><em>a [b</em> c](<a href=\"https://example.org/\">https://example.org</a>)</p>")]
    [InlineData("#tag\n2019. was good\n# C#", "<p>#tag<br>2019. was good</p><h2>C#</h2>")]
    public async Task Markdown_becomes_elements(string markdown, string html) => Assert.Equal(html, await RenderAsync(markdown));

    [Theory]
    [InlineData("<script>window.hacked = true</script>")]
    [InlineData("<img src=x onerror=\"window.hacked = true\">")]
    [InlineData("<svg onload=\"window.hacked = true\"><animate onbegin=alert(1) attributeName=x></svg>")]
    [InlineData("<iframe srcdoc=\"<script>parent.hacked = true</script>\"></iframe>")]
    [InlineData("[x](javascript:window.hacked=true)")]
    [InlineData("[x](JaVaScRiPt:window.hacked=true)")]
    [InlineData("[x]( \u0001javascript:window.hacked=true)")]
    [InlineData("[x](java\tscript:window.hacked=true)")]
    [InlineData("[x](java\nscript:window.hacked=true)")]
    [InlineData("[x](<javascript:window.hacked=true>)")]
    [InlineData("[x](&#106;avascript:window.hacked=true)")]
    [InlineData("[x](javascript&colon;window.hacked=true)")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)")]
    [InlineData("[x](vbscript:msgbox(1)) [y](file:///etc/passwd) [z](blob:https://example.org/1)")]
    [InlineData("[x](//example.org) [y](/accounts/delete/) [z](\\\\example.org)")]
    [InlineData("![x](javascript:window.hacked=true) ![y](https://example.org/pixel.png\" onerror=\"window.hacked=true)")]
    [InlineData("<javascript:window.hacked=true> <https://example.org/\"onmouseover=\"window.hacked=true>")]
    [InlineData("[a](https://example.org/\" onclick=\"window.hacked=true)")]
    [InlineData("[<img src=x onerror=window.hacked=true>](https://example.org)")]
    [InlineData("[[[x](javascript:1)](javascript:2)](javascript:3)")]
    [InlineData("**<b onmouseover=window.hacked=true>**x**</b>**")]
    [InlineData("```\"><img src=x onerror=window.hacked=true>\ncode\n```")]
    [InlineData("|<script>|</script>|\n|-|-|\n|<img src=x onerror=window.hacked=true>|&lt;script&gt;|")]
    [InlineData("- <details open ontoggle=window.hacked=true>\n> <style>@import 'https://example.org/x.css'</style>")]
    [InlineData("&lt;script&gt;window.hacked = true&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=window.hacked=true&gt;\">")]
    public async Task Hostile_text_stays_text(string markdown)
    {
        await using var page = await SitePage.OpenAsync(chromium, host.Address, "/accounts/sign-in/");
        var found = await page.Page.EvaluateAsync<string[]>(
            $$"""
            async (markdown) => {
              {{Render}}
              // Letter by letter, as it streams: no state in between may be worse.
              for (let end = 1; end <= markdown.length; end++) {
                view.update(markdown.slice(0, end));
              }
              await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
              const allowed = new Set("DIV P H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE PRE CODE EM STRONG DEL BR HR A TABLE TBODY TR TH TD".split(" "));
              const attributes = new Set(["class", "dir", "href", "rel", "target", "start", "scope", "data-align", "data-language", "tabindex"]);
              const elements = [...view.element.querySelectorAll("*")];
              return [
                ...(window.hacked ? ["it ran"] : []),
                ...elements.filter(({ tagName }) => !allowed.has(tagName)).map(({ tagName }) => `element ${tagName}`),
                ...elements.flatMap((element) => element.getAttributeNames().filter((name) => !attributes.has(name)).map((name) => `attribute ${name}`)),
                ...[...view.element.querySelectorAll("a")].filter(({ protocol, rel }) => !/^(https?|mailto):$/.test(protocol) || !rel.includes("noopener")).map(({ href }) => `link ${href}`),
              ];
            }
            """,
            markdown);
        Assert.Empty(found);
    }

    [Fact]
    public async Task A_text_that_streams_ends_as_one_that_came_whole_and_what_stands_is_not_touched()
    {
        const string Text = """
            # Title
            A paragraph with **bold
            text** and a [link](https://example.org).
            #tag is none
            - one
            -5 is a number

            - two
              - nested
              ```
              code in a list

              ```

            | a | b |
            |---|---|
            | 1 | 2 |
            > quote
            > - list

            ```c
            int main() { return 0; }
            ```
            ***
            1. first
            2. second

            The end.
            """;
        await using var page = await SitePage.OpenAsync(chromium, host.Address, "/accounts/sign-in/");
        var streamed = await page.Page.EvaluateAsync<string[]>(
            $$"""
            async (text) => {
              {{Render}}
              let first = null;
              for (let end = 1; end <= text.length; end++) {
                view.update(text.slice(0, end));
                const whole = new MarkdownView();
                whole.update(text.slice(0, end));
                if (whole.element.innerHTML !== view.element.innerHTML) return ["differs after", text.slice(0, end), whole.element.innerHTML, view.element.innerHTML];
                first ??= view.element.childElementCount > 3 ? view.element.firstElementChild : null;
              }
              return first === view.element.firstElementChild ? [] : ["the first block was made anew"];
            }
            """,
            Text.ReplaceLineEndings("\n"));
        Assert.Empty(streamed);
    }

    [Fact]
    public async Task Adversarial_text_takes_time_in_proportion_to_its_length()
    {
        await using var page = await SitePage.OpenAsync(chromium, host.Address, "/accounts/sign-in/");

        // Every text is as long as an answer can be, or longer.
        var steps = await page.Page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const { parseBlocks } = await import('/js/chat/markdown/blocks.js');
              const { parseInline } = await import('/js/chat/markdown/inline.js');
              const pieces = (blocks) => blocks.reduce((sum, { text, kind, blocks = [], items = [], rows = [] }) => sum + 1
                + (text === undefined || kind === 'code' ? 0 : parseInline(text).length)
                + pieces(blocks) + items.reduce((count, item) => count + pieces(item.blocks), 0)
                + rows.flat().reduce((count, cell) => count + parseInline(cell).length, 0), 0);
              const hostile = {
                stars: (n) => '*a '.repeat(n), under: (n) => '_a'.repeat(n), mixed: (n) => '*a_b~~c'.repeat(n), brackets: (n) => '['.repeat(n),
                links: (n) => '[]('.repeat(n), nestedLinks: (n) => '[a]('.repeat(n) + ')'.repeat(n), ticks: (n) => Array.from({ length: Math.sqrt(n) }, (_, at) => '`'.repeat(at + 1) + ' ').join(''),
                quotes: (n) => '>'.repeat(n), lists: (n) => '- '.repeat(n), urls: (n) => 'https://['.repeat(n), angles: (n) => '<https://'.repeat(n),
                titles: (n) => '[](a "'.repeat(n), table: (n) => '|'.repeat(n) + '\n' + '-|'.repeat(n), rows: (n) => '|a|b|\n|-|-|\n' + '|\n'.repeat(n), hashes: (n) => '#'.repeat(n),
                escapes: (n) => '\\'.repeat(n), fences: (n) => '```\n'.repeat(n), loose: (n) => '- a\n\n'.repeat(n), closers: (n) => 'a** '.repeat(n), emphasised: (n) => '*['.repeat(n),
              };
              const slow = [];
              for (const [name, make] of Object.entries(hostile)) {
                const text = make(40_000);
                const from = performance.now();
                const count = pieces(parseBlocks(text));
                slow.push({ name, length: text.length, count, ms: performance.now() - from });
              }
              return slow;
            }
            """);
        foreach (var hostile in steps.EnumerateArray())
        {
            var (name, length, count) = (hostile.GetProperty("name").GetString(), hostile.GetProperty("length").GetInt32(), hostile.GetProperty("count").GetInt32());
            Assert.True(count <= (length * 2) + 10, $"{name}: {count} pieces of {length} characters.");

            // Not a measure but an alarm: what is quadratic takes minutes here, what is linear a fifth of a second.
            Assert.True(hostile.GetProperty("ms").GetDouble() < 20_000, $"{name} took {hostile.GetProperty("ms")} ms.");
        }
    }

    private async Task<string> RenderAsync(string markdown)
    {
        await using var page = await SitePage.OpenAsync(chromium, host.Address, "/accounts/sign-in/");
        return await page.Page.EvaluateAsync<string>(
            $$"""
            async (markdown) => {
              {{Render}}
              view.update(markdown);
              for (const element of view.element.querySelectorAll('*')) {
                for (const name of ['dir', 'class', 'tabindex', 'rel', 'target', 'scope']) element.removeAttribute(name);
              }
              return view.element.innerHTML;
            }
            """,
            markdown);
    }
}
