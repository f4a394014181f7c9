using System.Globalization;
using System.Text.RegularExpressions;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>What the simulator does on request: a long answer, to be stopped in the middle of, and all of Markdown.</summary>
internal static partial class Performance
{
    private const string Markdown =
        """
        Markdown, as models write it.

        ## A heading

        Words in **bold**, *italic* and `code`, a [link](https://example.org/), and <b>HTML</b>, which is text.

        - one
        - two
          1. nested

        | Column | Value |
        | --- | ---: |
        | a | 1 |

        ```csharp
        Console.WriteLine("<script>");
        ```

        > A quotation.
        """;

    /// <summary>Answers; null where nothing of the kind is asked.</summary>
    public static string? Answer(string asked)
    {
        var count = Counting().Match(asked);
        if (count.Success)
        {
            var last = int.Parse(count.Groups.Values.Skip(1).First(group => group.Success).ValueSpan, CultureInfo.InvariantCulture);
            return $"{TextReply.Honesty} {string.Join(' ', Enumerable.Range(1, last))}";
        }

        return AboutMarkdown().IsMatch(asked) ? $"{TextReply.Honesty} {Markdown.ReplaceLineEndings("\n")}" : null;
    }

    [GeneratedRegex(@"\bcount (?:up )?to ([0-9]{1,4})\b|([0-9]{1,4})까지 세|\bсчитай до ([0-9]{1,4})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Counting();

    [GeneratedRegex(@"\bmarkdown\b|마크다운", RegexOptions.IgnoreCase)]
    private static partial Regex AboutMarkdown();
}
