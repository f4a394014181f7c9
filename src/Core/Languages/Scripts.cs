using System.Collections.Frozen;

namespace Interpreter.Core.Languages;

/// <summary>The scripts that languages are written in, by Unicode block (Unicode 16, Blocks.txt).</summary>
internal static class Scripts
{
    private static readonly (char From, char To)[] Latin = [('A', 'Z'), ('a', 'z'), ('\u00C0', '\u024F'), ('\u1E00', '\u1EFF')];
    private static readonly (char From, char To)[] Han = [('\u4E00', '\u9FFF'), ('\u3400', '\u4DBF')];
    private static readonly (char From, char To)[] Cyrillic = [('\u0400', '\u052F')];
    private static readonly (char From, char To)[] Arabic = [('\u0600', '\u06FF'), ('\u0750', '\u077F')];
    private static readonly (char From, char To)[] Devanagari = [('\u0900', '\u097F')];

    private static readonly FrozenDictionary<string, (char From, char To)[]> ByLanguage = new Dictionary<string, (char, char)[]>
    {
        ["ko"] = [('\uAC00', '\uD7A3'), ('\u1100', '\u11FF'), ('\u3130', '\u318F')],
        ["ja"] = [('\u3040', '\u30FF'), .. Han],
        ["zh-Hans"] = Han,
        ["zh-Hant"] = Han,
        ["ru"] = Cyrillic, ["uk"] = Cyrillic, ["bg"] = Cyrillic, ["be"] = Cyrillic, ["sr"] = Cyrillic, ["mk"] = Cyrillic, ["kk"] = Cyrillic, ["mn"] = Cyrillic,
        ["ar"] = Arabic, ["fa"] = Arabic, ["ur"] = Arabic, ["sd"] = Arabic,
        ["hi"] = Devanagari, ["mr"] = Devanagari, ["ne"] = Devanagari,
        ["he"] = [('\u0590', '\u05FF')],
        ["el"] = [('\u0370', '\u03FF')],
        ["hy"] = [('\u0530', '\u058F')],
        ["ka"] = [('\u10A0', '\u10FF')],
        ["am"] = [('\u1200', '\u139F')],
        ["th"] = [('\u0E00', '\u0E7F')],
        ["lo"] = [('\u0E80', '\u0EFF')],
        ["my"] = [('\u1000', '\u109F')],
        ["km"] = [('\u1780', '\u17FF')],
        ["si"] = [('\u0D80', '\u0DFF')],
        ["bn"] = [('\u0980', '\u09FF')],
        ["pa"] = [('\u0A00', '\u0A7F')],
        ["gu"] = [('\u0A80', '\u0AFF')],
        ["ta"] = [('\u0B80', '\u0BFF')],
        ["te"] = [('\u0C00', '\u0C7F')],
        ["kn"] = [('\u0C80', '\u0CFF')],
        ["ml"] = [('\u0D00', '\u0D7F')],
    }.ToFrozenDictionary();

    /// <summary>How many of a text's characters are of the language's script; Latin for languages not listed.</summary>
    public static int Share(string text, string language)
    {
        var blocks = ByLanguage.GetValueOrDefault(language, Latin);
        var share = 0;
        foreach (var character in text)
        {
            foreach (var (from, to) in blocks)
            {
                share += character >= from && character <= to ? 1 : 0;
            }
        }

        return share;
    }
}
