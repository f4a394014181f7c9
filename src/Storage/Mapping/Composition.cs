using System.Text;

namespace Interpreter.Storage.Mapping;

/// <summary>
/// Puts together what some systems write in parts (file names of macOS, say): syllables of Hangul, by the arithmetic of
/// the Unicode standard, section 3.12; and й and ё, the only composed letters of Russian. The program runs without ICU,
/// where .NET normalizes nothing.
/// </summary>
internal static class Composition
{
    private const char Lead = '\u1100';
    private const char Vowel = '\u1161';
    private const char Tail = '\u11a7'; // one before the first: 0 is none
    private const char Syllable = '\uac00';
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    /// <summary>Composes a text in lower case.</summary>
    public static string Compose(string text)
    {
        var composed = new StringBuilder(text.Length);
        foreach (var next in text)
        {
            if (composed.Length > 0 && Pair(composed[^1], next) is { } whole)
            {
                composed[^1] = whole;
            }
            else
            {
                composed.Append(next);
            }
        }

        return composed.ToString();
    }

    private static char? Pair(char first, char second) => (first, second) switch
    {
        ('и', '\u0306') => 'й',
        ('е', '\u0308') => 'ё',
        _ when IsIn(first, Lead, Leads) && IsIn(second, Vowel, Vowels) => (char)(Syllable + ((((first - Lead) * Vowels) + second - Vowel) * Tails)),
        _ when IsIn(first, Syllable, Leads * Vowels * Tails) && (first - Syllable) % Tails == 0 && IsIn(second, (char)(Tail + 1), Tails - 1) => (char)(first + second - Tail),
        _ => null,
    };

    private static bool IsIn(char letter, char from, int count) => letter >= from && letter < from + count;
}
