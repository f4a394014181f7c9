using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Http;

/// <summary>Which texts can be stored.</summary>
internal static class TextRules
{
    /// <summary>What is wrong with a text; null for nothing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters, in code points.</param>
    public static Complaint? Check(string text, int longest) =>
        text.Contains('\0', StringComparison.Ordinal) ? FieldPhrases.NullCharacter.With()
        : !IsWhole(text) ? FieldPhrases.Unwritable.With()
        : Length(text) > longest ? FieldPhrases.TooLong.With(longest)
        : null;

    /// <summary>The code points of a text without halves of surrogate pairs.</summary>
    public static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);

    private static bool IsWhole(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]) && !char.IsSurrogatePair(text, index++))
            {
                return false;
            }
        }

        return true;
    }
}
