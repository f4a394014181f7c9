using System.Text.Json;
using Interpreter.Core.Sessions;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>Reads "glossary".</summary>
internal static class GlossaryField
{
    private const string Name = "glossary";
    private const int MaxEntries = 100;
    private const int MaxLength = 100;

    /// <summary>The entries; none where none were given.</summary>
    public static IReadOnlyList<GlossaryEntry> Read(FieldReader fields)
    {
        if (fields.Array(Name, "an array of {\"term\", \"translation\"}") is not { } items)
        {
            return [];
        }

        if (items.Count > MaxEntries)
        {
            fields.Fail(ProtocolErrorCodes.InvalidField, Name, $"\"config.glossary\" has {items.Count} entries: give at most {MaxEntries}.");
            return [];
        }

        var entries = new List<GlossaryEntry>(items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            if (Part(items[index], "term") is not { } term || Part(items[index], "translation") is not { } translation)
            {
                fields.Fail(
                    ProtocolErrorCodes.InvalidField,
                    $"{Name}[{index}]",
                    $"\"config.glossary[{index}]\" must be {{\"term\", \"translation\"}}, each a string of 1 to {MaxLength} characters.");
                return [];
            }

            entries.Add(new(term, translation));
        }

        return entries;
    }

    private static string? Part(JsonElement item, string name)
    {
        var text = item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) ? FieldReader.TextOf(value)?.Trim() : null;
        return text is { Length: > 0 and <= MaxLength } ? text : null;
    }
}
