using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests;

public sealed class ListeningTests(Chromium chromium, InterpreterHost host)
{
    [Fact]
    public async Task Two_listeners_read_and_hear_what_a_speaker_shares_until_the_link_is_ended()
    {
        await using var speaker = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        await speaker.Page.ClickAsync("#share-open");
        await Assertions.Expect(speaker.Page.Locator("#share-link")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("/listen/#.{100,}"));
        var link = await speaker.Page.InputValueAsync("#share-link");
        await using var listener = await InterpreterPage.OpenAsync(chromium.Browser, new Uri(link));
        await using var other = await InterpreterPage.OpenAsync(chromium.Browser, new Uri(link), new() { Locale = "ko-KR" });
        await Assertions.Expect(listener.Connection).ToHaveAttributeAsync("data-state", "open");
        await Assertions.Expect(other.Connection).ToHaveAttributeAsync("data-state", "open");
        await listener.Page.ClickAsync("#sound");
        await Assertions.Expect(speaker.Page.Locator("#share-count")).ToHaveTextAsync("Listening now: 2");

        await speaker.Page.Keyboard.PressAsync("Escape");
        await speaker.TypeAsync(Phrase.Hello.Korean);
        await listener.ExpectTurnAsync(0, Phrase.Hello.Korean, Phrase.Hello.English);
        await other.ExpectTurnAsync(0, Phrase.Hello.Korean, Phrase.Hello.English);
        var samples = Phrase.CountSamples(Phrase.Hello.EnglishAudio);
        Assert.Equal(samples, (await PlayedAsync(listener, samples)).Received);

        await other.Page.Locator("#read label").Nth(2).ClickAsync();
        await Assertions.Expect(other.Said(0)).ToBeHiddenAsync();
        await Assertions.Expect(other.Interpreted(0)).ToBeVisibleAsync();

        await speaker.Page.ClickAsync("#share-open");
        await speaker.Page.ClickAsync("#share-stop");
        await Assertions.Expect(listener.Page.Locator("#notices")).ToContainTextAsync("The speaker has ended the link");
        await Assertions.Expect(other.Page.Locator("#notices")).ToContainTextAsync("링크를 끝냈습니다");
        Assert.Empty(speaker.Errors.Concat(listener.Errors).Concat(other.Errors));
    }

    [Fact]
    public async Task A_link_that_is_not_good_says_so_and_the_page_has_no_barriers()
    {
        await using var page = await SitePage.OpenAsync(chromium, host.Address, "/listen/#nonsense");
        await Assertions.Expect(page.Page.Locator("#notices")).ToContainTextAsync("This link is not good any more");
        Assert.Empty(await page.FindBarriersAsync());
        Assert.Empty(page.Errors);
    }

    private static Task<InterpreterPage.Playback> PlayedAsync(InterpreterPage page, int samples) => page.Page.EvaluateAsync<InterpreterPage.Playback>(
        """
        async (samples) => {
          const { player } = await import('/js/listen/listen.js');
          while (player.report.received < samples) {
            await new Promise((resolve) => player.addEventListener("report", resolve, { once: true }));
          }
          return player.report;
        }
        """,
        samples);
}
