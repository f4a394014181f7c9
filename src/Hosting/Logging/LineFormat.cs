using System.Globalization;
using System.Text.RegularExpressions;

namespace Interpreter.Hosting.Logging;

/// <summary>The look of a log line, in the notation of Python's logging: "%(asctime)s - %(levelname)-8s - %(message)s".</summary>
internal sealed partial class LineFormat
{
    private static readonly Dictionary<string, Func<LogLine, string>> Fields = new(StringComparer.Ordinal)
    {
        ["asctime"] = line => line.Time.ToString("yyyy-MM-dd HH:mm:ss,fff", CultureInfo.InvariantCulture),
        ["created"] = line => (line.Time.ToUnixTimeMilliseconds() / 1000.0).ToString("0.000", CultureInfo.InvariantCulture),
        ["name"] = line => line.Name,
        ["levelname"] = line => NameOf(line.Level),
        ["message"] = line => line.Message,
        ["process"] = _ => Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
    };

    private readonly IReadOnlyList<Func<LogLine, string>> _parts;

    private LineFormat(IReadOnlyList<Func<LogLine, string>> parts) => _parts = parts;

    /// <summary>Reads a format.</summary>
    /// <exception cref="FormatException">It names a field that is not offered; the message says which are.</exception>
    public static LineFormat Parse(string format)
    {
        var parts = new List<Func<LogLine, string>>();
        var end = 0;
        foreach (Match match in Placeholder().Matches(format))
        {
            parts.Add(Literal(format[end..match.Index]));
            parts.Add(match.Value is "%%" ? _ => "%" : Field(match));
            end = match.Index + match.Length;
        }

        parts.Add(Literal(format[end..]));
        return new(parts);
    }

    /// <summary>Writes a line, without its end.</summary>
    public string Format(LogLine line) => string.Concat(_parts.Select(part => part(line)));

    private static Func<LogLine, string> Literal(string text) =>
        text.Contains('%', StringComparison.Ordinal) ? throw Unknown(text) : _ => text;

    private static Func<LogLine, string> Field(Match match)
    {
        if (!Fields.TryGetValue(match.Groups["name"].Value, out var field))
        {
            throw Unknown(match.Value);
        }

        var width = match.Groups["width"] is { Length: > 0 } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
        return match.Groups["left"].Success ? line => field(line).PadRight(width) : line => field(line).PadLeft(width);
    }

    private static FormatException Unknown(string text) =>
        new($"\"{text.Trim()}\" is not offered: use json, or a line with {string.Join(", ", Fields.Keys.Select(name => $"%({name})s"))}");

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "DEBUG",
        LogLevel.Information => "INFO",
        LogLevel.Warning => "WARNING",
        LogLevel.Error => "ERROR",
        _ => "CRITICAL",
    };

    [GeneratedRegex(@"%%|%\((?<name>\w+)\)(?<left>-)?(?<width>\d{1,3})?[sdf]")]
    private static partial Regex Placeholder();
}
