using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Site;

public sealed class UserPagesTests(Chromium chromium, InterpreterHost host)
{
    private const string Root = "/gemini/admin/";

    [Fact]
    public async Task An_administrator_finds_a_user_sets_a_limit_and_closes_the_account()
    {
        var (anna, username) = await SitePage.OpenSignedInAsync(chromium, host.Address, "/accounts/");
        await using var annas = anna;
        await using var site = await OpenAsync();
        await Assertions.Expect(site.Page.Locator("header nav a[aria-current=page]")).ToHaveTextAsync("Users");
        await site.Page.GetByRole(AriaRole.Searchbox).FillAsync(username.ToUpperInvariant());
        await site.Page.Keyboard.PressAsync("Enter");
        await site.Page.GetByRole(AriaRole.Link, new() { Name = username }).ClickAsync();

        await site.Page.GetByLabel("Requests a minute", new() { Exact = true }).FillAsync("7");
        await site.Page.GetByLabel("No limit: Tokens a day").CheckAsync();
        await site.Page.Locator("form", new() { Has = site.Page.Locator("[name=tokens_per_day]") }).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(site.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved. It holds at once.");
        await Assertions.Expect(site.Page.GetByLabel("Requests a minute", new() { Exact = true })).ToHaveValueAsync("7");
        await Assertions.Expect(site.Page.GetByLabel("No limit: Tokens a day")).ToBeCheckedAsync();
        await site.ScreenshotAsync("user");

        await site.Page.SelectOptionAsync("[name=state]", "closed");
        await site.Page.Locator("form", new() { Has = site.Page.Locator("[name=state]") }).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(site.Page.Locator("[name=state]")).ToHaveValueAsync("closed");
        await anna.Page.ReloadAsync();
        await Assertions.Expect(anna.Page.Locator("h1")).ToHaveTextAsync("Sign in");
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("ko-KR")]
    [InlineData("ru-RU")]
    public async Task The_pages_have_no_barriers_and_fit_a_phone(string locale)
    {
        await using var site = await OpenAsync(new() { Locale = locale, ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true });
        await site.ScreenshotAsync($"phone-users-{locale}");
        Assert.Empty(await site.FindBarriersAsync());
        Assert.Empty(await site.FindCutOffAsync());
        await site.GoToAsync($"{Root}?search={SitePage.Administrator}");
        await site.Page.ClickAsync("tbody a");
        await site.Page.WaitForSelectorAsync("[name=requests_per_minute]");
        await site.ScreenshotAsync($"phone-user-{locale}");
        Assert.Empty(await site.FindBarriersAsync());
        Assert.Empty(await site.FindCutOffAsync());
    }

    private async Task<SitePage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var site = await SitePage.OpenAsync(chromium, host.Address, Root, options);
        await site.SignInAsync(SitePage.Administrator);
        await site.ArriveAsync(Root);
        return site;
    }
}
