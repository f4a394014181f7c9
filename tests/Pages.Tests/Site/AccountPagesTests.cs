using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Site;

public sealed class AccountPagesTests(Chromium chromium, InterpreterHost host)
{
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    [Fact]
    public async Task A_visitor_registers_signs_out_and_signs_in_again()
    {
        await using var site = await SitePage.OpenAsync(chromium, host.Address, "/accounts/");
        await Assertions.Expect(site.Page).ToHaveURLAsync(new Uri(host.Address, "/accounts/sign-in/?returnUrl=%2Faccounts%2F").ToString());
        await site.Page.ClickAsync("main a[href*=register]");
        var username = SitePage.NewName();
        await site.RegisterAsync(username);
        await site.ArriveAsync("/accounts/");
        await Assertions.Expect(site.Page.Locator("main")).ToContainTextAsync(username);
        await site.ScreenshotAsync("account");

        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await site.ArriveAsync("/accounts/sign-in/");
        await site.SignInAsync(username, "wrong horse");
        await Assertions.Expect(site.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Wrong user name or password.");
        await Assertions.Expect(site.Page.Locator("[name=username]")).ToHaveValueAsync(username);
        await Assertions.Expect(site.Page.Locator("[name=password]")).ToHaveValueAsync("");
        await site.ScreenshotAsync("sign-in-refused");
        await site.SignInAsync(username);
        await Assertions.Expect(site.Page).ToHaveTitleAsync("Interpreter");
    }

    [Fact]
    public async Task Mistakes_are_told_beside_the_fields_they_are_in()
    {
        await using var site = await SitePage.OpenAsync(chromium, host.Address, "/accounts/register/");
        await site.Page.FillAsync("[name=username]", "a");
        await site.Page.FillAsync("[name=password]", "12345678");
        await site.Page.FillAsync("[name=password_again]", "12345678");
        await site.Page.PressAsync("[name=password_again]", "Enter");
        var name = site.Page.Locator("[name=username]");
        await Assertions.Expect(name).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(name).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("^Use 3 to 150 characters\\."));
        await Assertions.Expect(site.Page.Locator("[name=password]")).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Empty(await site.FindBarriersAsync());
        await site.ScreenshotAsync("register-mistakes");
    }

    [Theory]
    [InlineData("ko-KR", "로그인")]
    [InlineData("ru-RU", "Войти")]
    public async Task The_language_is_the_browsers_until_one_is_chosen_for_the_interpreter_too(string locale, string title)
    {
        await using var site = await SitePage.OpenAsync(chromium, host.Address, "/accounts/sign-in/", new() { Locale = locale });
        await Assertions.Expect(site.Page.Locator("h1")).ToHaveTextAsync(title);
        await site.Page.ClickAsync("footer a[hreflang=en]");
        await site.ArriveAsync("/accounts/sign-in/");
        await Assertions.Expect(site.Page.Locator("h1")).ToHaveTextAsync("Sign in");

        await site.GoToAsync("/");
        await Assertions.Expect(site.Page.Locator("#empty-title")).ToHaveTextAsync("Ready when you are");
        await site.Page.ClickAsync("#language-toggle");
        await Assertions.Expect(site.Page.Locator("#empty-title")).ToHaveTextAsync("Всё готово");
        await site.GoToAsync("/accounts/sign-in/");
        await Assertions.Expect(site.Page.Locator("h1")).ToHaveTextAsync("Войти");
    }

    [Fact]
    public async Task Signing_out_in_one_tab_ends_the_conversation_in_another_and_says_so()
    {
        var (site, _) = await SitePage.OpenSignedInAsync(chromium, host.Address, "/");
        await using var visitor = site;
        await site.Page.FillAsync("#text", "안녕하세요");
        await site.Page.PressAsync("#text", "Enter");
        await Assertions.Expect(site.Page.Locator("#connection")).ToHaveAttributeAsync("data-state", "open");

        var other = await site.Page.Context.NewPageAsync();
        await other.GotoAsync(new Uri(host.Address, "/accounts/").ToString());
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(site.Page.Locator(".notice[data-kind=error]")).ToContainTextAsync("You were signed out.");
        await Assertions.Expect(site.Page.Locator("#connection")).ToHaveAttributeAsync("data-state", "failed");
    }

    [Fact]
    public async Task The_theme_is_the_interpreters()
    {
        await using var site = await SitePage.OpenAsync(chromium, host.Address, "/", new() { ColorScheme = ColorScheme.Light });
        await site.Page.ClickAsync("#theme-toggle");
        await site.GoToAsync("/accounts/sign-in/");
        await Assertions.Expect(site.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await site.ScreenshotAsync("sign-in-dark");
        await site.Page.ClickAsync("#theme-toggle");
        await site.Page.ReloadAsync();
        await Assertions.Expect(site.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }

    [Fact]
    public async Task The_forms_work_from_the_keyboard_alone()
    {
        await using var site = await SitePage.OpenAsync(chromium, host.Address, "/accounts/register/");
        var keyboard = site.Page.Keyboard;
        await keyboard.PressAsync("Tab");
        await Assertions.Expect(site.Page.Locator(".skip")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(site.Page.Locator("main")).ToBeFocusedAsync();
        await keyboard.PressAsync("Tab");
        await Assertions.Expect(site.Page.Locator("[name=username]")).ToBeFocusedAsync();
        await keyboard.TypeAsync(SitePage.NewName());
        foreach (var _ in new int[2])
        {
            await keyboard.PressAsync("Tab");
            await keyboard.TypeAsync(SitePage.Password);
        }

        await keyboard.PressAsync("Tab");
        await Assertions.Expect(site.Page.GetByRole(AriaRole.Button, new() { Name = "Create an account" })).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await site.Page.WaitForURLAsync(url => !url.Contains("register", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/accounts/sign-in/", "en-US")]
    [InlineData("/accounts/register/", "ru-RU")]
    [InlineData("/nothing", "ko-KR")]
    public async Task Pages_have_no_barriers_and_fit_a_phone(string path, string locale)
    {
        await using var site = await SitePage.OpenAsync(chromium, host.Address, path, new() { Locale = locale, ViewportSize = Phone, IsMobile = true, HasTouch = true });
        await site.ScreenshotAsync($"phone{path.Replace('/', '-')}{locale}");
        Assert.Empty(await site.FindBarriersAsync());
        Assert.Empty(await site.FindCutOffAsync());
    }

    [Fact]
    public async Task The_account_page_has_no_barriers_and_fits_a_phone()
    {
        var (site, username) = await SitePage.OpenSignedInAsync(chromium, host.Address, "/accounts/", new() { Locale = "ru-RU", ViewportSize = Phone, IsMobile = true, HasTouch = true });
        await using var visitor = site;
        await Assertions.Expect(site.Page.Locator("main")).ToContainTextAsync(username);
        await site.ScreenshotAsync("phone-account");
        Assert.Empty(await site.FindBarriersAsync());
        Assert.Empty(await site.FindCutOffAsync());
    }
}
