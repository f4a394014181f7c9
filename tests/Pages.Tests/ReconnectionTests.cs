using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests;

[Collection(MicrophoneTests.Name)]
public sealed class ReconnectionTests(Chromium chromium, InterpreterHost host)
{
    [Fact]
    public async Task A_connection_cut_while_the_user_speaks_loses_no_word_and_doubles_none()
    {
        await using var proxy = new FaultyProxy(host.Address);
        using var recording = new Recording().Silence(TimeSpan.FromSeconds(0.6)).Speech(Phrase.Hello.KoreanAudio).Silence(TimeSpan.FromSeconds(1)).Finish();
        await using var browser = await chromium.LaunchAsync(recording.File);
        await using var page = await InterpreterPage.OpenAsync(browser, proxy.Address);

        await page.Talk.ClickAsync();
        await page.WaitForActivityAsync("speaking");
        proxy.CutAll();

        await ExpectWholeTurnAsync(page, Phrase.Hello.Korean, Phrase.Hello.English, Phrase.Hello.EnglishAudio);
    }

    [Fact]
    public async Task A_connection_cut_in_the_midst_of_the_answer_loses_no_caption_and_doubles_none()
    {
        await using var proxy = new FaultyProxy(host.Address);
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, proxy.Address);

        await page.TypeAsync(Phrase.Doctor.Korean);
        await page.WaitForActivityAsync("voice");
        proxy.CutAll();
        await Assertions.Expect(page.Connection).ToHaveAttributeAsync("data-state", "open");

        await ExpectWholeTurnAsync(page, Phrase.Doctor.Korean, Phrase.Doctor.English, Phrase.Doctor.EnglishAudio);
    }

    private static async Task ExpectWholeTurnAsync(InterpreterPage page, string said, string interpreted, string answer)
    {
        await page.ExpectTurnAsync(0, said, interpreted);
        var samples = Phrase.CountSamples(answer);
        var playback = await page.WaitForPlaybackAsync(samples);
        Assert.Equal(samples, playback.Received);
        Assert.Equal(1, await page.Turns.CountAsync());
        await Assertions.Expect(page.Connection).ToHaveAttributeAsync("data-state", "open");
    }
}
