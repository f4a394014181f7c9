using Interpreter.GeminiSimulator.Live;
using Interpreter.GeminiSimulator.Phrases;
using Interpreter.GeminiSimulator.Protocol;
using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>What a text model answers: the other side of a phrase of the book, or a text that says it is simulated.</summary>
/// <param name="Text">The answer.</param>
/// <param name="Finish">STOP, or MAX_TOKENS when the request allowed no more.</param>
internal sealed record TextReply(string Text, string Finish)
{
    private const int MaxEchoCharacters = 400;

    public static TextReply To(ProtoObject request, Phrasebook book)
    {
        var last = request.Objects("contents").Last();
        var asked = ContentReader.Text(last);
        var text = PhraseSearch.Find(book, asked) is var (phrase, language)
            ? phrase.Sides[book.Counterpart(language)].Text
            : Echo(asked, ContentReader.Images(last));
        var limit = request.Object("generationConfig")?.Int("maxOutputTokens");
        return limit is { } tokens && TokenCounts.Text(text) > tokens ? new(Cut(text, tokens), "MAX_TOKENS") : new(text, "STOP");
    }

    private static string Echo(string asked, int images)
    {
        var quoted = asked.Length > MaxEchoCharacters ? asked[..MaxEchoCharacters] + "…" : asked;
        var seen = images == 0 ? "" : $" Images received: {images}.";
        return $"[Simulated answer] You wrote: \"{quoted}\".{seen}";
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
