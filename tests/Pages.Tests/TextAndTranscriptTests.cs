using System.Text.Json;
using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests;

public sealed class TextAndTranscriptTests(Chromium chromium, InterpreterHost host)
{
    [Fact]
    public async Task Typed_text_is_interpreted_and_the_transcript_saved_in_every_format()
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address, new() { AcceptDownloads = true });
        await page.TypeAsync(Phrase.Hello.Korean);
        await page.ExpectTurnAsync(0, Phrase.Hello.Korean, Phrase.Hello.English);
        await page.TypeAsync(Phrase.Station.English);
        await page.ExpectTurnAsync(1, Phrase.Station.English, Phrase.Station.Korean);
        await page.ScreenshotAsync("conversation");

        var text = await SaveAsync(page, "txt");
        Assert.Matches(@"^\[00:00:0\d\] ko: " + System.Text.RegularExpressions.Regex.Escape(Phrase.Hello.Korean), text);
        Assert.Contains($"→ en: {Phrase.Hello.English}\n", text, StringComparison.Ordinal);
        Assert.Contains($"→ ko: {Phrase.Station.Korean}\n", text, StringComparison.Ordinal);

        var cues = (await SaveAsync(page, "srt")).Split("\n\n").Select(cue => cue.Trim().Split('\n')).ToArray();
        Assert.Equal(2, cues.Length);
        Assert.Equal(["2", cues[1][1], Phrase.Station.English, Phrase.Station.Korean], cues[1]);
        var times = cues.SelectMany(cue => cue[1].Split(" --> ")).Select(time => TimeSpan.ParseExact(time, @"hh\:mm\:ss\,fff", null)).ToArray();
        Assert.Equal(times.Order(), times);
        Assert.True(times[1] - times[0] > TimeSpan.FromMilliseconds(300), "The first cue lasts as long as its turn.");

        using var json = JsonDocument.Parse(await SaveAsync(page, "json"));
        var turn = json.RootElement.GetProperty("turns")[0];
        Assert.Equal(Phrase.Hello.Korean, turn.GetProperty("input").GetProperty("text").GetString());
        Assert.Equal("ko", turn.GetProperty("input").GetProperty("language").GetString());
        Assert.Equal(Phrase.Hello.English, turn.GetProperty("output").GetProperty("text").GetString());
        Assert.True(turn.GetProperty("firstAudioMs").GetDouble() > 0);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Subtitles_never_overlap_and_stay_long_enough_to_read()
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        var subtitles = await page.Page.EvaluateAsync<string>(
            """
            async () => {
              const { asSubtitles } = await import('/js/transcript-formats.js');
              const turn = (startMs, endMs) => ({ startMs, endMs, input: { text: 'a' }, output: { text: 'b' } });
              return asSubtitles([turn(0, 200), turn(1500, 4000), turn(3600500, null)]);
            }
            """);
        Assert.Equal(
            "1\n00:00:00,000 --> 00:00:01,000\na\nb\n\n2\n00:00:01,500 --> 00:00:04,000\na\nb\n\n3\n01:00:00,500 --> 01:00:01,500\na\nb\n".ReplaceLineEndings("\n"),
            subtitles);
    }

    [Fact]
    public async Task Captions_follow_the_talk_but_stay_where_the_user_reads_back()
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        const string distance = "() => { const list = document.getElementById('conversation'); return Math.round(list.scrollHeight - list.scrollTop - list.clientHeight); }";
        for (var turn = 1; turn <= 20; turn++)
        {
            await page.ShowTurnAsync(turn, $"said {turn}", $"interpreted {turn}");
        }

        await page.Page.WaitForFunctionAsync($"() => ({distance})() < 2 && document.getElementById('conversation').scrollTop > 100");
        await page.Page.HoverAsync("#conversation");
        await page.Page.Mouse.WheelAsync(0, -600);
        await Assertions.Expect(page.Page.Locator("#latest")).ToBeVisibleAsync();
        var before = await page.Page.EvaluateAsync<double>("document.getElementById('conversation').scrollTop");
        await page.ShowTurnAsync(21, "said 21", "interpreted 21");
        await Assertions.Expect(page.Turns).ToHaveCountAsync(21);
        Assert.Equal(before, await page.Page.EvaluateAsync<double>("document.getElementById('conversation').scrollTop"));

        await page.Page.ClickAsync("#latest");
        await page.Page.WaitForFunctionAsync($"() => ({distance})() < 2");
        await Assertions.Expect(page.Page.Locator("#latest")).ToBeHiddenAsync();
    }

    private static async Task<string> SaveAsync(InterpreterPage page, string format)
    {
        await page.Page.ClickAsync("#save");
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.ClickAsync($"[data-format={format}]"));
        Assert.EndsWith($".{format}", download.SuggestedFilename, StringComparison.Ordinal);
        return await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
    }
}
