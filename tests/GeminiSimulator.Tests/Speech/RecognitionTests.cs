using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.GeminiSimulator.Tests.Speech;

public sealed class RecognitionTests
{
    private const int Rate = SampleBook.Rate;

    [Theory]
    [InlineData(8_000)]
    [InlineData(11_025)]
    [InlineData(16_000)]
    [InlineData(24_000)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    public void A_recording_is_recognised_at_any_rate(int rate) =>
        AllRecognised(samples => samples.Rate(Rate, rate), rate);

    [Theory]
    [InlineData(6)]
    [InlineData(-6)]
    public void A_recording_is_recognised_louder_and_softer(double decibels) =>
        AllRecognised(samples => samples.Gain(decibels));

    [Theory]
    [InlineData(300, 0)]
    [InlineData(0, 300)]
    [InlineData(300, 300)]
    [InlineData(-300, -300)]
    [InlineData(-2_000, -2_000)]
    public void A_recording_is_recognised_with_its_ends_cut_or_silence_added(int startMs, int endMs) =>
        AllRecognised(samples => Shift(samples, Rate, startMs, endMs));

    [Theory]
    [InlineData(20)]
    [InlineData(10)]
    public void A_recording_is_recognised_in_white_noise(double signalToNoise) =>
        AllRecognised(samples => samples.Noise(signalToNoise));

    [Theory]
    [InlineData(0)]
    [InlineData(-6)]
    public void A_recording_is_recognised_behind_a_voice_gate(double decibels) =>
        AllRecognised(samples => samples.Gain(decibels).Pad(Rate, 1_000, 1_000).Gate(Rate));

    [Theory]
    [InlineData(8_000, -6, 300, 300)]
    [InlineData(8_000, 6, -300, 300)]
    [InlineData(44_100, 6, 300, -300)]
    [InlineData(44_100, -6, -300, -300)]
    [InlineData(48_000, -6, 300, -300)]
    [InlineData(48_000, 6, 300, 300)]
    public void A_recording_is_recognised_with_everything_at_once(int rate, double decibels, int startMs, int endMs) =>
        AllRecognised(samples => Shift(samples.Rate(Rate, rate).Gain(decibels).Noise(20), rate, startMs, endMs).Rate(rate, 16_000), 16_000);

    [Fact]
    public void A_telephone_copy_is_recognised_behind_a_voice_gate_with_noise_and_a_late_start() =>
        AllRecognised(samples => samples.Rate(Rate, 8_000).Rate(8_000, 16_000).Gain(-6).Clip(16_000, 300, 0).Pad(16_000, 1_000, 1_000).Noise(20).Gate(16_000), 16_000);

    [Fact]
    public void A_reversed_recording_is_not_recognised() => NoneRecognised(samples => samples.Reverse());

    [Theory]
    [InlineData(1.25)]
    [InlineData(0.8)]
    public void A_recording_at_another_speed_is_not_recognised(double factor) => NoneRecognised(samples => samples.Speed(Rate, factor));

    [Fact]
    public void Faster_speech_of_the_same_voice_is_not_recognised()
    {
        var price = SampleBook.Of("price", "ko");

        Assert.Null(SampleBook.Book.Recognise(price.Tempo(Rate, 1.25), Rate).Phrase);

        // The same treatment without the speed does no harm: it is the speed that is told apart.
        Assert.Equal("price", SampleBook.Book.Recognise(price.Tempo(Rate, 1), Rate).Phrase?.Id);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.39)]
    public void Less_than_two_fifths_of_a_phrase_are_not_recognised(double share)
    {
        NoneRecognised(samples => samples[..(int)(samples.Length * share)]);
        NoneRecognised(samples => samples[^(int)(samples.Length * share)..]);
        NoneRecognised(samples => samples[(int)(samples.Length * 0.2)..(int)(samples.Length * (0.2 + share))]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    public void Two_phrases_at_once_are_not_recognised(int distance) =>
        NoneRecognised(samples => samples.Mix(Neighbour(samples, distance)));

    [Fact]
    public void Two_phrases_in_one_breath_are_not_recognised() =>
        NoneRecognised(samples => [.. samples, .. Neighbour(samples, 1)]);

    [Fact]
    public void Every_phrase_is_far_from_every_other()
    {
        foreach (var (phrase, language, samples) in SampleBook.Recordings)
        {
            var others = new Recogniser<Phrase>();
            foreach (var other in SampleBook.Recordings.Where(other => other.Phrase != phrase || other.Language != language))
            {
                Assert.True(others.TryAdd(other.Phrase, other.Samples, Rate));
            }

            Assert.InRange(others.Find(samples, Rate).Score, 0, Recogniser<Phrase>.Threshold / 2);
        }
    }

    [Fact]
    public void Noise_tones_and_silence_are_not_recognised()
    {
        var hiss = Enumerable.Repeat((short)1, 3 * Rate).ToArray().Noise(-70);
        var bursts = hiss.Select((sample, i) => i / 4_000 % 3 == 0 ? (short)0 : sample).ToArray();
        var tone = hiss.Select((_, i) => (short)(8_000 * Math.Sin(i * 0.1))).ToArray();

        Assert.All([hiss, bursts, tone, new short[Rate], new short[10], []], samples => Assert.Null(SampleBook.Book.Recognise(samples, Rate).Phrase));
    }

    [Fact]
    public void The_tone_for_unrecognised_speech_is_not_recognised_itself() =>
        Assert.Null(SampleBook.Book.Recognise(Pcm.Samples(UnrecognisedSpeech.Pcm24k), Rate).Phrase);

    [Fact]
    public async Task Several_threads_recognise_at_once()
    {
        var tasks = SampleBook.Recordings.Select(recording => Task.Run(
            () => Assert.Same(recording.Phrase, SampleBook.Book.Recognise(recording.Samples, Rate).Phrase),
            TestContext.Current.CancellationToken));

        await Task.WhenAll(tasks);
    }

    private static void AllRecognised(Func<short[], short[]> distort, int rate = Rate)
    {
        foreach (var (phrase, language, samples) in SampleBook.Recordings)
        {
            var heard = SampleBook.Book.Recognise(distort(samples), rate);
            Assert.True(heard.Phrase == phrase && heard.Language == language, $"{phrase.Id} in {language}: {heard.Phrase?.Id ?? "nothing"}, {heard.Score:F3}");
        }
    }

    private static void NoneRecognised(Func<short[], short[]> distort)
    {
        foreach (var (phrase, language, samples) in SampleBook.Recordings)
        {
            var heard = SampleBook.Book.Recognise(distort(samples), Rate);
            Assert.True(heard.Phrase is null && heard.Language is null, $"{phrase.Id} in {language}: {heard.Phrase?.Id}, {heard.Score:F3}");
        }
    }

    // Positive: cut off. Negative: silence added.
    private static short[] Shift(short[] samples, int rate, int startMs, int endMs) =>
        samples.Pad(rate, Math.Max(0, -startMs), Math.Max(0, -endMs)).Clip(rate, Math.Max(0, startMs), Math.Max(0, endMs));

    private static short[] Neighbour(short[] samples, int distance)
    {
        var all = SampleBook.Recordings.Select(recording => recording.Samples).ToList();
        return all[(all.IndexOf(samples) + distance) % all.Count];
    }
}
