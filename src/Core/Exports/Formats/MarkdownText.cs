using System.Text.RegularExpressions;

namespace Interpreter.Core.Exports.Formats;

/// <summary>Shows plain text within Markdown, as it is.</summary>
internal static partial class MarkdownText
{
    private const char NoBreakSpace = '\u00A0';

    /// <summary>A text as a heading.</summary>
    public static string Heading(string text) => Escape(text).Replace("#", @"\#", StringComparison.Ordinal);

    /// <summary>A text line by line, each shown on a line of its own.</summary>
    public static IReadOnlyList<string> Plain(IReadOnlyList<string> lines) =>
    [
        .. lines.Select((line, index) => string.IsNullOrWhiteSpace(line) ? ""
            : index + 1 < lines.Count && !string.IsNullOrWhiteSpace(lines[index + 1]) ? PlainLine(line) + @"\"
            : PlainLine(line)),
    ];

    private static string PlainLine(string line)
    {
        // Four spaces would make a block of code.
        var text = line.TrimStart();
        return new string(NoBreakSpace, line.Length - text.Length) + LineStart().Replace(Escape(text.TrimEnd()), @"$1\$2");
    }

    private static string Escape(string text) => Special().Replace(text, @"\$0");

    // What means something anywhere in a line of CommonMark or of GitHub's form of it.
    [GeneratedRegex(@"[\\`*_{}\[\]<>&|~$]")]
    private static partial Regex Special();

    // What means something at a line's start: headings, lists, rules. (Quotations, fences and tables are escaped already.)
    [GeneratedRegex(@"^(\d{0,9})([#+\-=.)])")]
    private static partial Regex LineStart();
}
