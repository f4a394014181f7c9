using Interpreter.Pages.Tests.Support;

namespace Interpreter.Pages.Tests;

public sealed class PlaybackTests(Chromium chromium, InterpreterHost host)
{
    /// <summary>A burst that comes at four times the speed of speech, in pieces of 100 ms; the first second at once, so that a busy machine's timers decide nothing.</summary>
    private const string FeedBurst =
        """
        ({ player, seconds }) => new Promise((resolve) => {
          const pieces = seconds * 10;
          let given = 0;
          const give = () => {
            const pcm = new Int16Array(2400);
            for (let at = 0; at < pcm.length; at += 1) {
              pcm[at] = 8000 * Math.sin((2 * Math.PI * 440 * (given * pcm.length + at)) / 24000);
            }
            player.play(pcm.buffer);
            given += 1;
          };
          for (let piece = 0; piece < 10; piece += 1) {
            give();
          }
          const timer = setInterval(() => {
            give();
            if (given === pieces) {
              clearInterval(timer);
              resolve();
            }
          }, 25);
        })
        """;

    [Fact]
    public async Task Twelve_seconds_in_a_burst_are_played_whole_and_without_a_pause()
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        const int samples = 12 * 24_000;

        await page.WithModulesAsync<object?>($"async ({{ player }}) => {{ await player.start(); await ({FeedBurst})({{ player, seconds: 12 }}); return null; }}");
        var playback = await page.WaitForPlaybackAsync(samples);

        Assert.Equal(samples, playback.Received);
        Assert.Equal(samples, playback.Played);
        Assert.Equal(0, playback.Dropped);
        Assert.Equal(1, playback.Pauses);
    }

    [Fact]
    public async Task The_buffer_gives_back_exactly_what_it_was_given_but_for_the_fades()
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        var largestError = await page.Page.EvaluateAsync<double>(
            """
            async () => {
              const { JitterBuffer } = await import('/js/worklets/jitter-buffer.js');
              const buffer = new JitterBuffer({ capacity: 10_000, startUp: 256, fade: 72 });
              const given = Int16Array.from({ length: 40_000 }, (_, at) => Math.round(20_000 * Math.sin(at / 7)));
              const heard = [];
              const block = new Float32Array(128);
              for (let at = 0; heard.length < given.length; ) {
                if (at < given.length && buffer.length < 5_000) {
                  buffer.write(given.subarray(at, at += 480));
                }
                const count = buffer.read(block);
                heard.push(...block.subarray(0, count));
              }
              let largest = 0;
              for (let at = 72; at < given.length - 72; at += 1) {
                largest = Math.max(largest, Math.abs(heard[at] - given[at] / 32768));
              }
              return largest;
            }
            """);
        Assert.InRange(largestError, 0, 1e-4);
    }

    [Fact]
    public async Task An_answer_that_runs_dry_or_is_cut_off_never_jumps()
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        var largestStep = await page.Page.EvaluateAsync<double>(
            """
            async () => {
              const { JitterBuffer } = await import('/js/worklets/jitter-buffer.js');
              const buffer = new JitterBuffer({ capacity: 24_000, startUp: 256, fade: 72 });
              const loud = new Int16Array(2_400).fill(30_000);
              const block = new Float32Array(128);
              const heard = [];
              const play = (blocks) => { for (let at = 0; at < blocks; at += 1) { buffer.read(block); heard.push(...block); } };
              buffer.write(loud); play(30);
              buffer.write(loud); play(8); buffer.clear(); play(4);
              return heard.reduce((largest, sample, at) => Math.max(largest, Math.abs(sample - (heard[at - 1] ?? 0))), 0);
            }
            """);
        Assert.InRange(largestStep, 0.001, 0.02);
    }

    [Theory]
    [InlineData(48_000)]
    [InlineData(44_100)]
    public async Task The_microphone_is_resampled_without_aliases(int rate)
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        var levels = await page.Page.EvaluateAsync<double[]>(
            """
            async (rate) => {
              const { Resampler } = await import('/js/worklets/resampler.js');
              const level = (frequency) => {
                const resampler = new Resampler(rate, 16_000, 128);
                const output = new Float32Array(resampler.maxOutput);
                const input = new Float32Array(128);
                let energy = 0;
                let count = 0;
                for (let block = 0; block < rate / 128; block += 1) {
                  input.forEach((_, at) => { input[at] = Math.sin((2 * Math.PI * frequency * (block * 128 + at)) / rate); });
                  const written = resampler.push(input, output);
                  for (let at = 0; block > 10 && at < written; at += 1) { energy += output[at] ** 2; count += 1; }
                }
                return 20 * Math.log10(Math.sqrt(energy / count) * Math.SQRT2 + 1e-9);
              };
              return [level(1_000), level(6_000), level(10_000), level(15_000)];
            }
            """,
            rate);
        Assert.InRange(levels[0], -0.1, 0.1);
        Assert.InRange(levels[1], -1, 0.1);
        Assert.InRange(levels[2], -200, -60);
        Assert.InRange(levels[3], -200, -60);
    }
}
