using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Site;

public sealed class SettingsPageTests(Chromium chromium, InterpreterHost host)
{
    private const string Path = "/gemini/settings/";

    [Fact]
    public async Task A_key_is_tested_stored_and_deleted_again()
    {
        var (site, _) = await SitePage.OpenSignedInAsync(chromium, host.Address, Path);
        await using var visitor = site;
        var result = site.Page.Locator("#key-test-result");
        await site.Page.ClickAsync("#key-test");
        await Assertions.Expect(result).ToHaveTextAsync("The API key may not be empty.");
        await Assertions.Expect(result).ToHaveAttributeAsync("data-kind", "error");

        await site.Page.FillAsync("[name=api_key]", "AIza-of-the-test-9876");
        await site.Page.ClickAsync("#key-test");
        await Assertions.Expect(result).ToHaveTextAsync("The simulated Gemini of this server takes the key, as it takes any.");
        await site.ScreenshotAsync("settings-key-tested");

        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Store the key" }).ClickAsync();
        await Assertions.Expect(site.Page.Locator("#key-state")).ToContainTextAsync("…9876");
        Assert.DoesNotContain("AIza-of", await site.Page.ContentAsync(), StringComparison.Ordinal);
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Delete the key" }).ClickAsync();
        await Assertions.Expect(site.Page.Locator("#key-state")).ToContainTextAsync("None is stored");
    }

    [Fact]
    public async Task What_is_saved_is_what_the_interpreter_begins_with()
    {
        var (site, _) = await SitePage.OpenSignedInAsync(chromium, host.Address, Path);
        await using var visitor = site;
        await site.Page.SelectOptionAsync("[name=voice]", "Kore");
        await site.Page.SelectOptionAsync("[name=first_language]", "ru");
        await site.Page.SelectOptionAsync("[name=second_language]", "ja");
        await site.Page.FillAsync("[name=vad_threshold]", "700");
        await site.Page.PressAsync("[name=vad_threshold]", "Enter");
        await Assertions.Expect(site.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Saved.");

        await site.GoToAsync("/");
        await Assertions.Expect(site.Page.Locator("#first-language")).ToHaveValueAsync("ru");
        await Assertions.Expect(site.Page.Locator("#second-language")).ToHaveValueAsync("ja");
        await site.Page.ClickAsync("#settings-open");
        await Assertions.Expect(site.Page.Locator("#threshold")).ToHaveValueAsync("700");
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("ko-KR")]
    [InlineData("ru-RU")]
    public async Task The_page_has_no_barriers_and_fits_a_phone(string locale)
    {
        var (site, _) = await SitePage.OpenSignedInAsync(
            chromium, host.Address, Path, new() { Locale = locale, ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true });
        await using var visitor = site;
        await site.ScreenshotAsync($"phone-settings-{locale}");
        Assert.Empty(await site.FindBarriersAsync());
        Assert.Empty(await site.FindCutOffAsync());
        var japanese = locale switch { "ko-KR" => "일본어", "ru-RU" => "японский", _ => "日本語 (Japanese)" };
        await Assertions.Expect(site.Page.Locator("[name=first_language] option[value=ja]")).ToHaveTextAsync(japanese);
    }
}
