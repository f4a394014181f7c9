using Interpreter.Core.Audio;
using Interpreter.Testing;

namespace Interpreter.Core.Tests.Audio;

public sealed class ResamplerTests
{
    [Theory]
    [InlineData(8_000, 16_000)]
    [InlineData(11_025, 16_000)]
    [InlineData(22_050, 16_000)]
    [InlineData(24_000, 16_000)]
    [InlineData(44_100, 16_000)]
    [InlineData(48_000, 16_000)]
    [InlineData(8_000, 24_000)]
    [InlineData(44_100, 24_000)]
    [InlineData(47_999, 16_000)]
    [InlineData(12_347, 16_000)]
    public void A_tone_in_the_pass_band_keeps_92_dB(int from, int to)
    {
        var output = Convert(Tone.Sine(1_000, from, from * 3), from, to);

        var steady = output.AsSpan(to / 2, 2 * to);
        var ratio = Tone.SignalToNoise(steady, 1_000, to);
        Assert.True(ratio >= 92, $"{ratio:F1} dB");
        Assert.InRange(Tone.Rms(steady) / (29_000 / Math.Sqrt(2)), 0.9995, 1.0005);
    }

    [Theory]
    [InlineData(22_050)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(47_999)]
    public void A_tone_the_output_cannot_hold_is_80_dB_down(int from)
    {
        foreach (var hertz in new[] { 8_100, 8_500, 9_000, 10_500, 12_000, 15_000, 16_000, 17_000, 20_000, 23_500 }.Where(hertz => hertz < from / 2 - 100))
        {
            var input = Tone.Sine(hertz, from, from);

            var output = Convert(input, from, 16_000);

            var rejection = 20 * Math.Log10(Tone.Rms(input) / Math.Max(Tone.Rms(output.AsSpan(1_000, 14_000)), 0.01));
            Assert.True(rejection >= 80, $"{hertz} Hz: {rejection:F1} dB");
        }
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(44_100)]
    public void Speech_frequencies_pass_within_a_tenth_of_a_decibel(int from)
    {
        foreach (var hertz in new[] { 60, 300, 2_000, 3_000 })
        {
            var input = Tone.Sine(hertz, from, from);

            var output = Convert(input, from, 16_000);

            Assert.InRange(20 * Math.Log10(Tone.Rms(output.AsSpan(4_000, 8_000)) / Tone.Rms(input)), -0.1, 0.1);
        }
    }

    [Theory]
    [InlineData(8_000, 16_000)]
    [InlineData(44_100, 16_000)]
    [InlineData(48_000, 16_000)]
    [InlineData(47_999, 16_000)]
    [InlineData(16_000, 16_000)]
    public void However_the_input_is_cut_the_output_is_the_same(int from, int to)
    {
        var input = Tone.Noise(20_011, seed: 1);
        var whole = Convert(input, from, to);

        foreach (var size in new[] { 1, 7, 160, 441, 1_024, 5_000 })
        {
            Assert.Equal(whole, Convert(input, from, to, () => size));
        }

        var random = new Random(2);
        Assert.Equal(whole, Convert(input, from, to, () => random.Next(0, 900)));
    }

    [Theory]
    [InlineData(8_000, 16_000, 1_001, 2_002)]
    [InlineData(48_000, 16_000, 3_001, 1_001)]
    [InlineData(44_100, 16_000, 44_100, 16_000)]
    [InlineData(48_000, 16_000, 1, 1)]
    [InlineData(48_000, 16_000, 0, 0)]
    public void The_output_is_as_long_as_the_input_makes_it(int from, int to, int input, int expected) =>
        Assert.Equal(expected, Convert(Tone.Noise(input, seed: 3), from, to).Length);

    [Theory]
    [InlineData(8_000, 16_000)]
    [InlineData(48_000, 16_000)]
    public void Samples_stay_where_they_were_in_time(int from, int to)
    {
        var input = new short[from];
        input[from / 2] = 30_000;

        var output = Convert(input, from, to);

        Assert.Equal(to / 2, Array.IndexOf(output, output.Max()));
    }

    [Theory]
    [InlineData(48_000, 2)]
    [InlineData(8_000, 4)]
    public void No_more_than_a_few_milliseconds_are_held_back(int from, int milliseconds)
    {
        var resampler = new Resampler(from, 16_000);
        var output = new short[16_000];

        var written = resampler.Process(new short[from / 10], output);

        Assert.InRange(written, 1_600 - (16 * milliseconds), 1_600);
    }

    [Fact]
    public void Equal_rates_pass_the_samples_as_they_are()
    {
        var input = Tone.Noise(1_000, seed: 4);

        Assert.Equal(input, Convert(input, 24_000, 24_000));
    }

    [Fact]
    public void Loud_input_saturates_instead_of_wrapping()
    {
        // A square wave overshoots at its edges when its harmonics are cut.
        var input = Enumerable.Range(0, 48_000).Select(i => i / 60 % 2 == 0 ? short.MaxValue : short.MinValue).ToArray();

        var output = Convert(input, 48_000, 16_000);

        for (var i = 5; i < output.Length - 20; i++)
        {
            var half = i * 3 % 60;
            if (half is > 15 and < 45)
            {
                Assert.Equal(Math.Sign(input[i * 3]), Math.Sign(output[i]));
            }
        }
    }

    [Fact]
    public void After_a_reset_the_stream_begins_anew()
    {
        var input = Tone.Noise(3_000, seed: 5);
        var resampler = new Resampler(48_000, 16_000);
        var first = new short[resampler.MaxOutput(input.Length)];
        var second = new short[first.Length];
        var written = resampler.Process(input, first);

        resampler.Reset();

        Assert.Equal(written, resampler.Process(input, second));
        Assert.Equal(first, second);
    }

    [Fact]
    public void Processing_allocates_nothing()
    {
        var resampler = new Resampler(44_100, 16_000);
        var input = Tone.Noise(2_205, seed: 6);
        var output = new short[resampler.MaxOutput(input.Length)];

        Assert.Equal(0, Allocations.PerRun(() => resampler.Process(input, output)));
    }

    [Fact]
    public void Resamplers_of_one_ratio_share_their_filter() =>
        Assert.Same(ResamplerFilter.For(48_000, 16_000), ResamplerFilter.For(24_000, 8_000));

    [Fact]
    public void An_output_too_small_is_refused_and_takes_nothing()
    {
        var input = Tone.Noise(480, seed: 7);
        var resampler = new Resampler(48_000, 16_000);

        Assert.Throws<ArgumentException>(() => resampler.Process(input, new short[1]));

        var output = new short[resampler.MaxOutput(input.Length)];
        var written = resampler.Process(input, output);
        Assert.Equal(Convert(input, 48_000, 16_000).Take(written), output.Take(written));
    }

    [Theory]
    [InlineData(7_999, 16_000)]
    [InlineData(16_000, 48_001)]
    public void A_rate_out_of_range_is_refused(int from, int to) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Resampler(from, to));

    private static short[] Convert(short[] input, int from, int to, Func<int>? size = null)
    {
        var resampler = new Resampler(from, to);
        var result = new List<short>();
        var rest = input.AsSpan();
        while (!rest.IsEmpty)
        {
            var piece = rest[..Math.Min(rest.Length, size?.Invoke() ?? rest.Length)];
            var output = new short[resampler.MaxOutput(piece.Length)];
            result.AddRange(output.AsSpan(0, resampler.Process(piece, output)));
            rest = rest[piece.Length..];
        }

        var tail = new short[resampler.MaxOutput(0)];
        result.AddRange(tail.AsSpan(0, resampler.Flush(tail)));
        return [.. result];
    }
}
