using System.Text;

namespace Interpreter.Cli.Conversation;

/// <summary>
/// Prints captions: final ones on lines of their own; interim ones, on a terminal only, over one another on its last line.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="columns">The terminal's; null where the output is none.</param>
internal sealed class CaptionPrinter(TextWriter output, int? columns)
{
    // Return to the line's beginning, and erase it (ECMA-48, EL).
    private const string EraseLine = "\r\u001b[K";

    private bool _hasInterim;

    /// <summary>Prints a caption that may still change.</summary>
    public void Interim(string text)
    {
        if (columns is { } width)
        {
            output.Write(EraseLine + "… " + Tail(Printable.Line(text), width - 3));
            output.Flush();
            _hasInterim = true;
        }
    }

    /// <summary>Prints a caption that will not change any more.</summary>
    /// <param name="language">The code of its language; null where nobody could tell.</param>
    /// <param name="text">The words.</param>
    public void Final(string? language, string text)
    {
        Erase();
        output.WriteLine($"{Printable.Line(language ?? "?"),-3} {Printable.Line(text)}");
        output.Flush();
    }

    /// <summary>Removes the interim caption, for other words to be printed.</summary>
    public void Erase()
    {
        if (_hasInterim)
        {
            output.Write(EraseLine);
            output.Flush();
            _hasInterim = false;
        }
    }

    // The newest words that fit: a line that wraps can't be overwritten.
    private static string Tail(string text, int width)
    {
        var start = text.Length;
        while (start > 0)
        {
            _ = Rune.DecodeLastFromUtf16(text.AsSpan(0, start), out var rune, out var length);
            width -= Width(rune);
            if (width < 0)
            {
                break;
            }

            start -= length;
        }

        return text[start..];
    }

    // From Hangul Jamo (U+1100) on, nearly all scripts in use are two columns wide.
    private static int Width(Rune rune) => rune.Value >= 0x1100 ? 2 : 1;
}
