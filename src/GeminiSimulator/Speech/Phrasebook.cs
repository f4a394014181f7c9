using System.Diagnostics.CodeAnalysis;

namespace Interpreter.GeminiSimulator.Speech;

/// <summary>
/// Sentences with their recordings in two languages: all that the simulator can hear, and all that it can say. Safe for
/// use by several threads.
/// </summary>
/// <remarks>
/// A recording is recognised from copies of 8 to 48 kHz, louder or softer by 6 dB, with white noise at 20 dB, with
/// 300 ms missing or added at either end, and behind a voice gate. Speech that is not in the book, two phrases at
/// once, and less than 40 % of a phrase are not recognised.
/// </remarks>
public sealed class Phrasebook
{
    private readonly Recogniser<Side> _recogniser = new();
    private readonly Dictionary<string, Side> _texts = [];

    internal Phrasebook(IReadOnlyList<string> languages, IReadOnlyList<Phrase> phrases)
    {
        Languages = languages;
        Phrases = phrases;
        foreach (var phrase in phrases)
        {
            foreach (var (language, side) in phrase.Sides)
            {
                var subject = new Side(phrase, language);
                _texts.TryAdd(PhraseText.Key(side.Text), subject);
                if (!_recogniser.TryAdd(subject, Pcm.Samples(side.Pcm24k), PhrasebookFile.SampleRate))
                {
                    throw new PhrasebookException($"The recording of \"{phrase.Id}\" in \"{language}\" holds no speech: record it again.");
                }
            }
        }
    }

    /// <summary>The codes of the two languages.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>The sentences, in the book's order.</summary>
    public IReadOnlyList<Phrase> Phrases { get; }

    /// <summary>Reads a book.</summary>
    /// <param name="folder">A folder with phrasebook.json and the recordings it names.</param>
    /// <exception cref="PhrasebookException">The book, or a recording, is missing or damaged; the message names it.</exception>
    public static Phrasebook Load(string folder) => PhrasebookFile.Load(folder);

    /// <summary>Finds which sentence is heard.</summary>
    /// <param name="pcm">Mono samples of one utterance; silence around it does no harm.</param>
    /// <param name="sampleRate">Their rate, in Hz: 8,000 to 48,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is another.</exception>
    public Recognition Recognise(ReadOnlySpan<short> pcm, int sampleRate)
    {
        var (nearest, score) = _recogniser.Find(pcm, sampleRate);
        return nearest is not null && score >= Recogniser<Side>.Threshold
            ? new Recognition(nearest.Phrase, nearest.Language, score)
            : new Recognition(null, null, score);
    }

    /// <summary>Finds a sentence by its text; letter case, white space and punctuation do not matter.</summary>
    public bool TryFindText(string text, [NotNullWhen(true)] out Phrase? phrase, [NotNullWhen(true)] out string? language)
    {
        var found = _texts.GetValueOrDefault(PhraseText.Key(text));
        phrase = found?.Phrase;
        language = found?.Language;
        return found is not null;
    }

    /// <summary>The other language of the book.</summary>
    /// <param name="language">The code of one of <see cref="Languages"/>.</param>
    /// <exception cref="ArgumentException">The book is not in that language.</exception>
    public string Counterpart(string language) =>
        language == Languages[0] ? Languages[1]
        : language == Languages[1] ? Languages[0]
        : throw new ArgumentException($"The phrasebook is in {Languages[0]} and {Languages[1]}, not in {language}.", nameof(language));

    private sealed record Side(Phrase Phrase, string Language);
}
