using System.Globalization;
using System.Text;
using Interpreter.Core.Storage;
using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Accounts;

/// <summary>Which user names may be taken.</summary>
internal static class UsernameRules
{
    /// <summary>The fewest characters, in code points.</summary>
    public const int Shortest = 3;

    // Characters that another spelling stands for in Unicode's normal form KC. They are refused, not replaced: without
    // ICU the runtime does not normalise, and no keyboard types them into names. Combining marks are no letters.
    private static readonly (int First, int Last)[] NotNormal =
    [
        (0x1100, 0x11FF),   // Hangul jamo
        (0x2100, 0x214F),   // letterlike symbols
        (0x3130, 0x318F),   // Hangul compatibility jamo
        (0xA960, 0xA97F),   // Hangul jamo extended A
        (0xD7B0, 0xD7FF),   // Hangul jamo extended B
        (0xF900, 0xFAFF),   // CJK compatibility ideographs
        (0xFB00, 0xFDFF),   // presentation forms: Latin and Hebrew ligatures, Arabic A
        (0xFE70, 0xFEFF),   // Arabic presentation forms B
        (0xFF00, 0xFFEF),   // half and full width
        (0x1D400, 0x1D7FF), // mathematical letters and digits
        (0x2F800, 0x2FA1F), // CJK compatibility ideographs supplement
    ];

    /// <summary>What is wrong with a name; null for nothing.</summary>
    public static Complaint? Check(string name)
    {
        var length = name.EnumerateRunes().Count();
        if (length is < Shortest or > StorageLimits.Username)
        {
            return Phrases.UsernameLength.With(Shortest, StorageLimits.Username);
        }

        return name.EnumerateRunes().All(IsAllowed) ? null : Phrases.UsernameCharacters.With();
    }

    private static bool IsAllowed(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber =>
            !NotNormal.Any(range => rune.Value >= range.First && rune.Value <= range.Last),
        _ => rune.Value is '@' or '.' or '+' or '-' or '_',
    };
}
