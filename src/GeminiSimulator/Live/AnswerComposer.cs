using System.Globalization;
using Interpreter.GeminiSimulator.Speech;
using Interpreter.GeminiSimulator.Phrases;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>Interprets a turn with the phrasebook.</summary>
internal sealed class AnswerComposer(Phrasebook book, Voice voice, LiveSetup setup)
{
    // What is said about input that the book does not have. It quotes nothing of the input.
    private const string Unrecognised = "[unrecognised]";

    public Answer Compose(UserTurn turn) => turn.Speech is { } speech ? Interpret(speech) : Interpret(turn.Text!);

    private Answer Interpret(Utterance speech)
    {
        var recognition = book.Recognise(speech.Samples, speech.SampleRate);
        if (recognition is not { Phrase: { } phrase, Language: { } language })
        {
            return new Answer
            {
                Heard = string.Create(CultureInfo.InvariantCulture, $"[unrecognised speech, {speech.Duration.TotalSeconds:0.0} s]"),
                Said = Unrecognised,
                Speech = voice.Unrecognised,
            };
        }

        return Say(phrase, language) with { Heard = phrase.Sides[language].Text, HeardLanguage = language };
    }

    private Answer Interpret(string text) =>
        PhraseSearch.Find(book, text) is var (phrase, language)
            ? Say(phrase, language)
            : new Answer { Said = Unrecognised, Speech = voice.Unrecognised };

    private Answer Say(Phrase phrase, string from)
    {
        var to = setup.Profile.Translates ? Primary(setup.TargetLanguage!) : book.Counterpart(from);
        if (setup.Profile.Translates && to == from && !setup.Echo)
        {
            return new Answer();
        }

        return phrase.Sides.TryGetValue(to, out var side)
            ? new Answer { Said = side.Text, SaidLanguage = to, Speech = voice.Of(side) }
            : new Answer { Said = Unrecognised, SaidLanguage = to, Speech = voice.Unrecognised };
    }

    // "ko-KR" and "ko" name the same side of the book.
    private static string Primary(string language) => language.Split('-')[0].ToLowerInvariant();
}
