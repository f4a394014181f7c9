namespace Interpreter.Core.Chat;

/// <summary>Texts of a model or a keyboard, as a database takes them.</summary>
internal static class StorableText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text, with U+FFFD for what PostgreSQL and UTF-8 can't hold: U+0000, and halves of surrogate pairs.</summary>
    public static string Of(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (IsBad(text, index))
            {
                return Replace(text);
            }

            index += char.IsHighSurrogate(text[index]) ? 1 : 0;
        }

        return text;
    }

    private static string Replace(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var index = 0; index < source.Length; index++)
        {
            if (IsBad(source, index))
            {
                target[index] = Replacement;
            }
            else
            {
                target[index] = source[index];
                if (char.IsHighSurrogate(source[index]))
                {
                    index++;
                    target[index] = source[index];
                }
            }
        }
    });

    private static bool IsBad(string text, int index) =>
        text[index] == '\0' || (char.IsSurrogate(text[index]) && !(index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1])));
}
