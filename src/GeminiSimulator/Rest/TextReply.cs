using Interpreter.GeminiSimulator.Live;
using Interpreter.GeminiSimulator.Phrases;
using Interpreter.GeminiSimulator.Protocol;
using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>
/// What a text model answers: what a user of a chat asks to be reminded of, the other side of a phrase of the book, or a
/// text that says it is simulated, and what it was given.
/// </summary>
/// <param name="Text">The answer.</param>
/// <param name="Finish">STOP, or MAX_TOKENS when the request allowed no more.</param>
internal sealed record TextReply(string Text, string Finish)
{
    /// <summary>What every answer that is no interpretation begins with.</summary>
    public const string Honesty = "[Simulated answer]";

    public static TextReply To(ProtoObject request, Phrasebook book)
    {
        var given = request.Objects("contents").ToList();
        var asked = ContentReader.Text(given[^1]);
        var text = Recollection.Answer(given, asked)
            ?? Performance.Answer(asked)
            ?? (PhraseSearch.Find(book, asked) is var (phrase, language) ? phrase.Sides[book.Counterpart(language)].Text : null)
            ?? Echo.Answer(given, asked);
        var limit = request.Object("generationConfig")?.Int("maxOutputTokens");
        return limit is { } tokens && TokenCounts.Text(text) > tokens ? new(Cut(text, tokens), "MAX_TOKENS") : new(text, "STOP");
    }

    private static string Cut(string text, long tokens)
    {
        var kept = "";
        foreach (var word in Words.Of(text))
        {
            if (TokenCounts.Text(kept + word) > tokens)
            {
                break;
            }

            kept += word;
        }

        return kept;
    }
}
