namespace Interpreter.Core.Exports.Formats;

/// <summary>Texts as lines.</summary>
internal static class Lines
{
    /// <summary>Splits a text at every kind of line end, without the blank lines around it.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var first = Array.FindIndex(lines, static line => !string.IsNullOrWhiteSpace(line));
        var last = Array.FindLastIndex(lines, static line => !string.IsNullOrWhiteSpace(line));
        return first < 0 ? [] : lines[first..(last + 1)];
    }

    /// <summary>Makes one line of a text.</summary>
    public static string Join(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
