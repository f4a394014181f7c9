using Interpreter.Pages.Tests.Support;

namespace Interpreter.Pages.Tests;

[Collection(MicrophoneTests.Name)]
public sealed class SpeechTests(Chromium chromium, InterpreterHost host)
{
    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public async Task Speech_is_shown_in_both_languages_and_its_interpretation_played(string spoken)
    {
        var phrase = Phrase.Hello;
        var (said, interpreted) = spoken == "ko" ? (phrase.Korean, phrase.English) : (phrase.English, phrase.Korean);
        var (voice, answer) = spoken == "ko" ? (phrase.KoreanAudio, phrase.EnglishAudio) : (phrase.EnglishAudio, phrase.KoreanAudio);
        using var recording = new Recording().Silence(TimeSpan.FromSeconds(0.6)).Speech(voice).Silence(TimeSpan.FromSeconds(1)).Finish();
        await using var browser = await chromium.LaunchAsync(recording.File);
        await using var page = await InterpreterPage.OpenAsync(browser, host.Address);
        await page.WithModulesAsync<bool>("({ player }) => { window.peak = 0; player.addEventListener('report', ({ detail }) => { window.peak = Math.max(window.peak, detail.peak); }); return true; }");

        await page.Talk.ClickAsync();
        await page.WaitForActivityAsync("speaking");
        await page.ScreenshotAsync($"talking-{spoken}");
        await page.ExpectTurnAsync(0, said, interpreted);

        var expected = Phrase.CountSamples(answer);
        var playback = await page.WaitForPlaybackAsync(expected);
        Assert.Equal(expected, playback.Received);
        Assert.Equal(expected, playback.Played);
        Assert.Equal(0, playback.Dropped);
        Assert.InRange(await page.Page.EvaluateAsync<double>("window.peak"), 0.1, 1);
        Assert.Equal(spoken, await page.Said(0).GetAttributeAsync("lang"));
        Assert.Equal(spoken == "ko" ? "en" : "ko", await page.Interpreted(0).GetAttributeAsync("lang"));
        Assert.Contains("First words after", await page.Page.Locator("#latency").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Letting_go_of_the_held_button_ends_the_utterance()
    {
        using var recording = new Recording().Silence(TimeSpan.FromSeconds(0.3)).Speech(Phrase.Station.KoreanAudio).Silence(TimeSpan.FromSeconds(20)).Finish();
        await using var browser = await chromium.LaunchAsync(recording.File);
        await using var page = await InterpreterPage.OpenAsync(browser, host.Address);
        await page.CountMicrophoneAsync();

        await page.Talk.HoverAsync();
        await page.Page.Mouse.DownAsync();
        await page.WaitForMicrophoneAsync(TimeSpan.FromSeconds(0.5 + (Phrase.CountSamples(Phrase.Station.KoreanAudio) / 24_000.0)));
        await page.Page.Mouse.UpAsync();

        await page.ExpectTurnAsync(0, Phrase.Station.Korean, Phrase.Station.English);
        Assert.Equal("false", await page.Talk.GetAttributeAsync("aria-pressed"));
    }
}
