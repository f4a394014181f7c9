namespace Interpreter.Core.Storage;

/// <summary>What texts every database can keep.</summary>
public static class StoredText
{
    /// <summary>Tells what is wrong with a text.</summary>
    /// <param name="value">The text.</param>
    /// <param name="limit">The most code points.</param>
    /// <returns>The problem; null for none. An empty text has none.</returns>
    public static FieldProblem? Problem(string? value, int limit)
    {
        if (value is null)
        {
            return FieldProblem.Required;
        }

        var codePoints = 0;
        for (var index = 0; index < value.Length; codePoints++)
        {
            // PostgreSQL stores no U+0000, and UTF-8 no half of a surrogate pair.
            if (value[index] == '\0' || (char.IsSurrogate(value[index]) && !char.IsSurrogatePair(value, index)))
            {
                return FieldProblem.Malformed;
            }

            index += char.IsHighSurrogate(value[index]) ? 2 : 1;
        }

        return codePoints <= limit ? null : FieldProblem.TooLong;
    }
}
