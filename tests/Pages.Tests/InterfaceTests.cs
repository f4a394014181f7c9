using System.Text.Json;
using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests;

public sealed class InterfaceTests(Chromium chromium, InterpreterHost host)
{
    [Fact]
    public async Task The_interface_speaks_the_browsers_language_and_keeps_the_one_chosen()
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address, new() { Locale = "ko-KR" });
        await Assertions.Expect(page.Page.Locator("#empty-title")).ToHaveTextAsync("준비되었습니다");
        Assert.Equal("ko", await page.Page.GetAttributeAsync("html", "lang"));

        await page.Page.ClickAsync("#language-toggle");
        await Assertions.Expect(page.Page.Locator("#empty-title")).ToHaveTextAsync("Ready when you are");
        await Assertions.Expect(page.Talk).ToHaveAccessibleNameAsync("Talk");

        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Page.Locator("#empty-title")).ToHaveTextAsync("Ready when you are");
    }

    [Fact]
    public async Task The_theme_follows_the_system_until_one_is_chosen()
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address, new() { ColorScheme = ColorScheme.Dark });
        var root = page.Page.Locator("html");
        await Assertions.Expect(root).ToHaveAttributeAsync("data-theme", "dark");
        await page.ScreenshotAsync("empty-dark");

        await page.Page.ClickAsync("#theme-toggle");
        await Assertions.Expect(root).ToHaveAttributeAsync("data-theme", "light");
        await page.Page.ReloadAsync();
        await Assertions.Expect(root).ToHaveAttributeAsync("data-theme", "light");
        await page.ScreenshotAsync("empty-light");
    }

    [Fact]
    public async Task The_pair_is_chosen_from_all_languages_swapped_and_remembered()
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        var first = page.Page.Locator("#first-language");
        var second = page.Page.Locator("#second-language");
        Assert.True(await first.Locator("option").CountAsync() > 70, "Every language of the API is offered.");

        await second.SelectOptionAsync("ja");
        await page.Page.ClickAsync("#swap");
        await Assertions.Expect(first).ToHaveValueAsync("ja");
        await Assertions.Expect(second).ToHaveValueAsync("ko");
        await first.SelectOptionAsync("ko");
        await Assertions.Expect(second).ToHaveValueAsync("ja");

        await page.Page.ReloadAsync();
        await Assertions.Expect(first).ToHaveValueAsync("ko");
        await Assertions.Expect(second).ToHaveValueAsync("ja");
    }

    [Fact]
    public async Task What_is_chosen_is_what_the_session_is_asked_for()
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        var init = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => init.TrySetResult(frame.Text!);

        await page.Page.SelectOptionAsync("#voice", "Kore");
        await page.Page.Locator("#one-way").CheckAsync(new() { Force = true });
        await page.Page.ClickAsync("#settings-open");
        await page.Page.Locator("#threshold").FillAsync("700");
        await page.Page.Locator("#hangover").FillAsync("25");
        await page.Page.ClickAsync("#add-term");
        await page.Page.FillAsync("#glossary input >> nth=0", "Interpreter");
        await page.Page.FillAsync("#glossary input >> nth=1", "통역사");
        await page.Page.Keyboard.PressAsync("Tab");
        await page.ScreenshotAsync("settings");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.TypeAsync(Phrase.Hello.Korean);

        using var message = JsonDocument.Parse(await init.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        var config = message.RootElement.GetProperty("config");
        Assert.Equal("Kore", config.GetProperty("voice").GetString());
        Assert.Equal("en", config.GetProperty("targetLanguage").GetString());
        Assert.Equal(["ko", "en"], config.GetProperty("languages").EnumerateArray().Select(code => code.GetString()!));
        Assert.Equal(700, config.GetProperty("vad").GetProperty("threshold").GetInt32());
        Assert.Equal(25, config.GetProperty("vad").GetProperty("hangoverFrames").GetInt32());
        Assert.Equal("통역사", config.GetProperty("glossary")[0].GetProperty("translation").GetString());
        await page.ExpectTurnAsync(0, Phrase.Hello.Korean, Phrase.Hello.English);
    }

    [Fact]
    public async Task The_simulator_is_named_as_what_it_is()
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        await Assertions.Expect(page.Page.Locator(".notice")).ToContainTextAsync("Simulated Gemini: set GEMINI_API_KEY for the real one");
        await page.Page.ClickAsync(".notice [aria-label=Dismiss]");
        await Assertions.Expect(page.Page.Locator(".notice")).ToHaveCountAsync(0);
    }
}
