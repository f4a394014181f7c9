using System.Text;
using System.Text.RegularExpressions;

namespace Interpreter.Core.Exports.Formats;

/// <summary>Makes text of the HTML in a model's Markdown, so that nothing it opens runs on to the end of the page. Code stays as it is.</summary>
internal static partial class MarkdownHtml
{
    public static IReadOnlyList<string> Disarm(IReadOnlyList<string> lines)
    {
        var safe = new string[lines.Count];
        var fence = ReadOnlySpan<char>.Empty;
        for (var index = 0; index < safe.Length; index++)
        {
            var mark = Fence(lines[index], out var rest);
            safe[index] = fence.IsEmpty && mark.IsEmpty ? DisarmLine(lines[index]) : lines[index];
            fence = fence.IsEmpty ? mark : mark.StartsWith(fence) && rest.IsWhiteSpace() ? [] : fence;
        }

        return safe;
    }

    /// <summary>The marks that open or close a block of code, also within a list or a quotation.</summary>
    private static ReadOnlySpan<char> Fence(ReadOnlySpan<char> line, out ReadOnlySpan<char> rest)
    {
        rest = line.TrimStart(" \t>");
        foreach (var marker in ListMarker().EnumerateMatches(rest))
        {
            rest = rest[marker.Length..].TrimStart(" \t>");
            break;
        }

        var length = rest.IsEmpty || rest[0] is not ('`' or '~') ? 0 : rest.IndexOfAnyExcept(rest[0]) is var end and >= 0 ? end : rest.Length;
        var mark = length < 3 ? [] : rest[..length];
        rest = rest[mark.Length..];
        return mark;
    }

    private static string DisarmLine(string line)
    {
        if (!line.Contains('<', StringComparison.Ordinal))
        {
            return line;
        }

        var safe = new StringBuilder(line.Length + 8);
        var codes = Codes(line);
        for (var index = 0; index < line.Length;)
        {
            var length = line[index] switch
            {
                '\\' => Math.Min(2, line.Length - index),
                '`' when codes.TryGetValue(index, out var code) => code,
                '`' => line.AsSpan(index).IndexOfAnyExcept('`') is var run and > 0 ? run : line.Length - index,
                _ => 1,
            };
            if (line[index] == '<' && index + 1 < line.Length && (char.IsAsciiLetter(line[index + 1]) || line[index + 1] is '/' or '!' or '?'))
            {
                safe.Append('\\');
            }

            safe.Append(line, index, length);
            index += length;
        }

        return safe.ToString();
    }

    /// <summary>Where code may begin in a line, and how long it would be: a run of backticks goes to the next run as long.</summary>
    private static Dictionary<int, int> Codes(string line)
    {
        var codes = new Dictionary<int, int>();
        var last = new Dictionary<int, int>();
        var rest = line.AsSpan();
        while (rest.LastIndexOf('`') is var at and >= 0)
        {
            var start = rest[..at].LastIndexOfAnyExcept('`') + 1;
            var (length, end) = (at + 1 - start, at + 1);
            if (last.TryGetValue(length, out var closed))
            {
                codes[start] = closed - start;
            }

            last[length] = end;
            rest = rest[..start];
        }

        return codes;
    }

    [GeneratedRegex(@"^(?:[-*+]|\d{1,9}[.)])[ \t]")]
    private static partial Regex ListMarker();
}
