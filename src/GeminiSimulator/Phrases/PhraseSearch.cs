using System.Text.RegularExpressions;
using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.GeminiSimulator.Phrases;

/// <summary>Finds a phrase of the book in a text: the whole text, or a line, a quotation or a sentence of it.</summary>
internal static partial class PhraseSearch
{
    public static (Phrase Phrase, string Language)? Find(Phrasebook book, string text)
    {
        foreach (var candidate in Candidates(text))
        {
            if (book.TryFindText(candidate, out var phrase, out var language))
            {
                return (phrase!, language!);
            }
        }

        return null;
    }

    // The last part first: an instruction precedes what it is about.
    private static IEnumerable<string> Candidates(string text) =>
        new[] { text }
            .Concat(text.Split('\n').Reverse())
            .Concat(Quotation().Matches(text).Select(match => match.Groups[1].Value).Reverse())
            .Concat(text.Split('\n').Reverse().Select(AfterColon))
            .Concat(Sentence().Matches(text).Select(match => match.Value).Reverse())
            .Where(candidate => !string.IsNullOrWhiteSpace(candidate));

    private static string AfterColon(string line) => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..];

    [GeneratedRegex("[\"“”«「'‘]([^\"“”«»「」\n]+)[\"“”»」'’]")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"[^.?!。？！:\n]+[.?!。？！]?")]
    private static partial Regex Sentence();
}
