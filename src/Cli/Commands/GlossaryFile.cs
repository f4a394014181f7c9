using Interpreter.Core.Sessions;

namespace Interpreter.Cli.Commands;

/// <summary>A glossary as a text: one "term = translation" a line; a line that begins with # is a remark.</summary>
internal static class GlossaryFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="CliException">It can't be read, or a line is wrong.</exception>
    public static IReadOnlyList<GlossaryEntry> Read(string path)
    {
        try
        {
            return [.. File.ReadLines(path)
                .Select((line, i) => (Text: line.Trim(), Number: i + 1))
                .Where(line => line.Text.Length > 0 && line.Text[0] != '#')
                .Select(line => Parse(line.Text, line.Number, path))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"The glossary {path} can't be read: {e.Message}", e);
        }
    }

    private static GlossaryEntry Parse(string line, int number, string path) =>
        line.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } term, { Length: > 0 } translation]
            ? new GlossaryEntry(term, translation)
            : throw new CliException($"Line {number} of the glossary {path} is not of the form: term = translation.");
}
