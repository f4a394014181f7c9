using System.Globalization;
using System.Text;
using Interpreter.Core.Exports;
using Interpreter.Core.Storage;
using Microsoft.Net.Http.Headers;

namespace Interpreter.Web.Gemini.Exports;

/// <summary>Names the file that a session is saved as, after its title.</summary>
internal static class ExportFileName
{
    // File systems take 255 bytes; the ending, a "(1)" and what the system puts before it fit in the rest.
    private const int MaxBytes = 180;

    // What Windows reserves. Path separators are among it.
    private const string Reserved = "<>:\"/\\|?*";

    /// <summary>The header Content-Disposition: the name in UTF-8 (RFC 6266, RFC 8187), and one in ASCII for old programs.</summary>
    public static string Disposition(ChatSession session, ExportFormat format)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{Of(session)}.{format.Extension}");
        return disposition.ToString();
    }

    /// <summary>The name without its ending; the session's number where nothing of the title can stay.</summary>
    public static string Of(ChatSession session)
    {
        var name = new StringBuilder();
        var bytes = 0;
        foreach (var rune in session.Title.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxBytes)
            {
                break;
            }

            name.Append(IsSafe(rune) ? rune.ToString() : " ");
        }

        // Leading dots hide a file, trailing ones Windows drops.
        var words = string.Join(' ', name.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
        return words.Length == 0 || IsDevice(words) ? $"session-{session.Id.ToString(CultureInfo.InvariantCulture)}" : words;
    }

    // Format characters turn the direction of text, and would show an ending that is none.
    private static bool IsSafe(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        && !(rune.IsAscii && Reserved.Contains((char)rune.Value, StringComparison.Ordinal));

    private static bool IsDevice(string name) => name.Split('.')[0].TrimEnd().ToUpperInvariant() is "CON" or "PRN" or "AUX" or "NUL"
        or ['C', 'O', 'M', >= '0' and <= '9'] or ['L', 'P', 'T', >= '0' and <= '9'];
}
