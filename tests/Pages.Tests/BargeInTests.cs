using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests;

[Collection(MicrophoneTests.Name)]
public sealed class BargeInTests(Chromium chromium, InterpreterHost host)
{
    /// <summary>Of silence after a cut, by the audio clock; the player's own aim is 20 ms.</summary>
    private const double LongestCutMs = 200;

    private const string WatchSilence = "({ player }) => { window.silence = new Promise((resolve) => player.addEventListener('silence', ({ detail }) => resolve(detail.afterMs), { once: true })); return true; }";

    [Fact]
    public async Task The_button_silences_the_voice_at_once()
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        await page.TypeAsync(Phrase.Doctor.Korean);
        await page.WaitForActivityAsync("voice");
        await page.WithModulesAsync<bool>(WatchSilence);

        await page.Page.ClickAsync("#stop-voice");

        var afterMs = await page.Page.EvaluateAsync<double>("window.silence");
        TestContext.Current.TestOutputHelper?.WriteLine($"Silent after {afterMs:0.0} ms.");
        Assert.InRange(afterMs, 0, LongestCutMs);
        await Assertions.Expect(page.Page.Locator("#stop-voice")).ToBeDisabledAsync();
        var played = await page.WithModulesAsync<int>("({ player }) => player.report.played");
        Assert.InRange(played, 1, Phrase.CountSamples(Phrase.Doctor.EnglishAudio) - 1);
    }

    [Fact]
    public async Task Speaking_over_the_voice_silences_it_and_is_interpreted()
    {
        using var recording = new Recording()
            .Silence(TimeSpan.FromSeconds(0.6))
            .Speech(Phrase.Doctor.KoreanAudio)
            .Silence(TimeSpan.FromSeconds(1.6))
            .Speech(Phrase.Station.EnglishAudio)
            .Silence(TimeSpan.FromSeconds(1))
            .Finish();
        await using var browser = await chromium.LaunchAsync(recording.File);
        await using var page = await InterpreterPage.OpenAsync(browser, host.Address);
        await page.WithModulesAsync<bool>(WatchSilence);

        await page.Talk.ClickAsync();

        await Assertions.Expect(page.Said(1)).ToHaveTextAsync(Phrase.Station.English);
        var afterMs = await page.Page.EvaluateAsync<double>("window.silence");
        TestContext.Current.TestOutputHelper?.WriteLine($"Silent after {afterMs:0.0} ms.");
        Assert.InRange(afterMs, 0, LongestCutMs);
        Assert.Equal(Phrase.Doctor.Korean, await page.Said(0).InnerTextAsync());
        await page.ExpectTurnAsync(1, Phrase.Station.English, Phrase.Station.Korean);
        Assert.Equal(2, await page.Turns.CountAsync());
    }
}
