using Interpreter.Core.Audio;
using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.GeminiSimulator.Tests.Speech;

public sealed class PhrasebookTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("phrasebook");

    [Fact]
    public void The_sample_book_holds_every_recording_bit_for_bit()
    {
        Assert.Equal(["ko", "en"], SampleBook.Book.Languages);
        Assert.Equal(8, SampleBook.Book.Phrases.Count);
        foreach (var (phrase, language, samples) in SampleBook.Recordings)
        {
            var file = File.ReadAllBytes(Path.Combine(SampleBook.Folder, $"{phrase.Id}.{language}.wav"));
            Assert.Equal(file.AsSpan(44), phrase.Sides[language].Pcm24k.Span);
        }
    }

    [Fact]
    public void The_counterpart_is_the_other_language()
    {
        Assert.Equal("en", SampleBook.Book.Counterpart("ko"));
        Assert.Equal("ko", SampleBook.Book.Counterpart("en"));
        Assert.Throws<ArgumentException>(() => SampleBook.Book.Counterpart("fr"));
    }

    [Theory]
    [InlineData("Hello, how are you today?", "hello", "en")]
    [InlineData("  hello   HOW are you\ttoday ", "hello", "en")]
    [InlineData("안녕하세요 오늘 기분이 어떠세요", "hello", "ko")]
    [InlineData("let us move the meeting to three o’clock on friday", "meeting", "en")]
    public void A_text_is_found_whatever_its_case_spaces_and_punctuation(string text, string id, string language)
    {
        Assert.True(SampleBook.Book.TryFindText(text, out var phrase, out var found));
        Assert.Equal((id, language), (phrase.Id, found));
    }

    [Fact]
    public void A_decomposed_text_is_found()
    {
        var decomposed = "이거 얼마예요?".Normalize(System.Text.NormalizationForm.FormD);

        Assert.True(SampleBook.Book.TryFindText(decomposed, out var phrase, out _));
        Assert.Equal("price", phrase.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hello, how are you?")]
    public void A_text_that_is_not_in_the_book_is_not_found(string text) =>
        Assert.False(SampleBook.Book.TryFindText(text, out _, out _));

    [Fact]
    public void A_recording_of_another_rate_is_brought_to_24_kHz()
    {
        var hello = SampleBook.Of("hello", "ko");
        Write("ko.wav", hello.Rate(24_000, 48_000), 48_000);
        Write("en.wav", SampleBook.Of("hello", "en"), 24_000);
        Save("""{"languages":["ko","en"],"phrases":[{"id":"hello","ko":{"text":"안녕","audio":"ko.wav"},"en":{"text":"Hi","audio":"en.wav"}}]}""");

        var book = Phrasebook.Load(_folder.FullName);

        Assert.Equal(hello.Length * 2, book.Phrases[0].Sides["ko"].Pcm24k.Length);
        Assert.Equal("ko", book.Recognise(hello, 24_000).Language);
    }

    [Theory]
    [InlineData("not json", "not JSON")]
    [InlineData("[]", "languages must be a list")]
    [InlineData("""{"languages":["ko"],"phrases":[]}""", "languages must be two different language codes")]
    [InlineData("""{"languages":["ko","ko"],"phrases":[]}""", "languages must be two different language codes")]
    [InlineData("""{"languages":["ko","en"],"phrases":[]}""", "phrases must hold at least one phrase")]
    [InlineData("""{"languages":["ko","en"],"phrases":[{"id":"a","ko":{"text":"a","audio":"ko.wav"}}]}""", "phrases[0].en must be an object")]
    [InlineData("""{"languages":["ko","en"],"phrases":[{"id":"a","ko":{"text":" ","audio":"ko.wav"},"en":{}}]}""", "phrases[0].ko.text must not be empty")]
    [InlineData("""{"languages":["ko","en"],"phrases":[{"id":"a","ko":{"text":"a","audio":"nowhere.wav"},"en":{}}]}""", "nowhere.wav")]
    [InlineData("""{"languages":["ko","en"],"phrases":[{"id":"a","ko":{"text":"a","audio":"phrasebook.json"},"en":{}}]}""", "not a WAV")]
    [InlineData("""{"languages":["ko","en"],"phrases":[{"id":"a","ko":{"text":"a","audio":"silent.wav"},"en":{"text":"b","audio":"silent.wav"}}]}""", "holds no speech")]
    public void A_book_that_is_wrong_is_refused_with_a_sentence_that_names_it(string json, string expected)
    {
        Write("ko.wav", SampleBook.Of("price", "ko"), 24_000);
        Write("silent.wav", new short[24_000], 24_000);
        Save(json);

        var error = Assert.Throws<PhrasebookException>(() => Phrasebook.Load(_folder.FullName));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_used_twice_is_refused()
    {
        Write("a.wav", SampleBook.Of("price", "ko"), 24_000);
        const string Phrase = """{"id":"twin","ko":{"text":"a","audio":"a.wav"},"en":{"text":"b","audio":"a.wav"}}""";
        Save($$"""{"languages":["ko","en"],"phrases":[{{Phrase}},{{Phrase}}]}""");

        Assert.Contains("\"twin\" more than once", Assert.Throws<PhrasebookException>(() => Phrasebook.Load(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_book_is_refused() =>
        Assert.Contains("There is no phrasebook", Assert.Throws<PhrasebookException>(() => Phrasebook.Load(_folder.FullName)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_tone_for_unrecognised_speech_fades_in_and_out()
    {
        var samples = Pcm.Samples(UnrecognisedSpeech.Pcm24k);

        Assert.Equal(0.6, samples.Length / 24_000.0, 2);
        Assert.InRange(Math.Abs((int)samples[0]), 0, 10);
        Assert.InRange(Math.Abs((int)samples[^1]), 0, 10);
        Assert.InRange(samples.ToArray().Max(), (short)4_000, (short)16_000);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Save(string json) => File.WriteAllText(Path.Combine(_folder.FullName, "phrasebook.json"), json);

    private void Write(string name, short[] samples, int rate)
    {
        using var writer = new WavWriter(File.Create(Path.Combine(_folder.FullName, name)), rate);
        writer.Write(Pcm.Bytes(samples));
    }
}
