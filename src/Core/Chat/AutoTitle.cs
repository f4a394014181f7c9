using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interpreter.Core.Chat;

/// <summary>The title that a chat gets from its first question, where its metadata asks for one: <c>{"auto_title": true}</c>.</summary>
public static class AutoTitle
{
    /// <summary>The longest, in Unicode code points.</summary>
    public const int MaxLength = 60;

    /// <summary>The metadata of a new chat that wishes for a title.</summary>
    public const string Wish = """{"auto_title": true}""";

    private const string Flag = "auto_title";

    /// <summary>The title: the first line that says something, cut at a word; null where none does.</summary>
    public static string? Of(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var line = question.Split(['\n', '\r']).Select(Fold).FirstOrDefault(folded => folded.Length > 0);
        return line is null ? null : Cut(line);
    }

    /// <summary>Takes the wish for a title out of a session's metadata; false where there is none.</summary>
    public static bool TryTake(string metadata, [NotNullWhen(true)] out string? without)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        without = null;
        try
        {
            if (JsonNode.Parse(metadata) is not JsonObject document || document[Flag] is not JsonValue flag || !flag.TryGetValue(out bool wished) || !wished)
            {
                return false;
            }

            document.Remove(Flag);
            without = document.ToJsonString();
            return true;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // Metadata is whatever its user wrote, with one name twice too.
            return false;
        }
    }

    private static string Fold(string line) => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Cut(string line)
    {
        var runes = line.EnumerateRunes().ToArray();
        if (runes.Length <= MaxLength)
        {
            return line;
        }

        // One for the ellipsis. Languages without blanks are cut where they must.
        var kept = string.Concat(runes.Take(MaxLength - 1).Select(rune => rune.ToString()));
        var blank = runes[MaxLength - 1].Value == ' ' ? kept.Length : kept.LastIndexOf(' ');
        return (blank > 0 ? kept[..blank] : kept).TrimEnd() + "…";
    }
}
