using System.Text;

namespace Interpreter.Hosting.Settings;

/// <summary>Reads the lines of a .env file as python-dotenv does, without its expansion of variables.</summary>
internal static class DotEnvParser
{
    /// <summary>Reads a file's text.</summary>
    /// <returns>Names and values, in order.</returns>
    /// <exception cref="FormatException">A line is no assignment; the message says which.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Parse(string text)
    {
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.StartsWith("export ", StringComparison.Ordinal))
            {
                line = line["export ".Length..].TrimStart();
            }

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new FormatException($"line {number} is no NAME=value");
            }

            yield return new(line[..equals].TrimEnd(), Value(line[(equals + 1)..].Trim(), number));
        }
    }

    private static string Value(string text, int line) => text switch
    {
        ['"', ..] => Quoted(text, '"', line),
        ['\'', ..] => Quoted(text, '\'', line),
        _ => WithoutComment(text),
    };

    // "#" begins a comment only after a blank: an unquoted password may hold one.
    private static string WithoutComment(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '#' && (index == 0 || char.IsWhiteSpace(text[index - 1])))
            {
                return text[..index].TrimEnd();
            }
        }

        return text;
    }

    private static string Quoted(string text, char quote, int line)
    {
        var value = new StringBuilder(text.Length);
        for (var index = 1; index < text.Length; index++)
        {
            var character = text[index];
            if (character == quote)
            {
                return value.ToString();
            }

            if (character == '\\' && index + 1 < text.Length && quote == '"')
            {
                character = text[++index] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other };
            }

            value.Append(character);
        }

        throw new FormatException($"line {line} has no closing {quote}");
    }
}
