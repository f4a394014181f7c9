using System.Text.Json;
using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests;

public sealed class AccessibilityTests(Chromium chromium, InterpreterHost host)
{
    private static readonly string[] ControlRoles =
        ["button", "combobox", "textbox", "slider", "radio", "checkbox", "link", "option", "meter", "dialog", "group", "main", "searchbox"];

    [Theory]
    [InlineData("en-US")]
    [InlineData("ko-KR")]
    [InlineData("ru-RU")]
    public async Task Every_control_has_a_name(string locale)
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address, new() { Locale = locale });
        await page.ShowTurnAsync(1, Phrase.Hello.English, Phrase.Hello.Korean);
        Assert.Empty(await FindNamelessAsync(page));

        await page.Page.ClickAsync("#settings-open");
        await page.Page.ClickAsync("#add-term");
        Assert.Empty(await FindNamelessAsync(page));
    }

    [Fact]
    public async Task The_page_works_from_the_keyboard_alone()
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        var keyboard = page.Page.Keyboard;
        await keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Page.Locator(".skip")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("#conversation")).ToBeFocusedAsync();

        await page.CountMicrophoneAsync();
        await keyboard.DownAsync("Space");
        await page.WaitForActivityAsync("listening");
        await Assertions.Expect(page.Talk).ToHaveAttributeAsync("aria-pressed", "true");
        // Longer than a click.
        await page.WaitForMicrophoneAsync(TimeSpan.FromSeconds(0.5));
        await keyboard.UpAsync("Space");
        await page.WaitForActivityAsync("idle");

        await page.Talk.FocusAsync();
        await keyboard.PressAsync("Enter");
        await page.WaitForActivityAsync("listening");
        await keyboard.PressAsync("Enter");
        await page.WaitForActivityAsync("idle");

        await page.Page.FocusAsync("#settings-open");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("#settings")).ToBeVisibleAsync();
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Page.Locator("#settings")).ToBeHiddenAsync();
        await Assertions.Expect(page.Page.Locator("#settings-open")).ToBeFocusedAsync();

        await page.Page.FocusAsync("#text");
        await keyboard.TypeAsync("a b");
        await Assertions.Expect(page.Page.Locator("#text")).ToHaveValueAsync("a b");
        Assert.Equal("idle", await page.Page.GetAttributeAsync("body", "data-activity"));
    }

    [Fact]
    public async Task Only_final_captions_are_announced()
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        var announced = page.Page.Locator("#announcer p");
        await page.WithModulesAsync<bool>("({ transcript }) => { transcript.caption({ type: 'output_transcription', turn: 1, text: 'Hel', isFinal: false }); return true; }");
        await Assertions.Expect(page.Interpreted(0)).ToHaveTextAsync("Hel");
        Assert.Equal(0, await announced.CountAsync());

        await page.ShowTurnAsync(1, "안녕", "Hello");
        await Assertions.Expect(announced).ToHaveTextAsync(["안녕", "Hello"]);
        Assert.Equal("polite", await page.Page.GetAttributeAsync("#announcer", "aria-live"));
        Assert.Null(await page.Page.Locator("#turns").GetAttributeAsync("aria-live"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_stands_out_from_what_is_behind_it(ColorScheme scheme)
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address, new() { ColorScheme = scheme });
        var ratios = await page.Page.EvaluateAsync<Dictionary<string, double>>(
            """
            () => {
              const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
              const luminance = (token) => {
                const probe = document.createElement('i');
                probe.style.color = `var(${token})`;
                document.body.append(probe);
                context.fillStyle = getComputedStyle(probe).color;
                probe.remove();
                context.fillRect(0, 0, 1, 1);
                const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
                  const share = value / 255;
                  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
                });
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const ratio = (front, back) => {
                const [dark, light] = [luminance(front), luminance(back)].sort((a, b) => a - b);
                return (light + 0.05) / (dark + 0.05);
              };
              const pairs = ['--paper', '--surface', '--sunken'].flatMap((back) => [['--ink', back], ['--ink-soft', back]]);
              pairs.push(['--on-accent', '--accent'], ['--danger', '--danger-wash'], ['--ink', '--danger-wash']);
              return Object.fromEntries(pairs.map(([front, back]) => [`${front} on ${back}`, ratio(front, back)]));
            }
            """);
        // WCAG 2.2, 1.4.3.
        Assert.All(ratios, ratio => Assert.True(ratio.Value >= 4.5, $"{ratio.Key}: {ratio.Value:0.00}"));
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(320, 560)]
    [InlineData(740, 360)]
    public async Task Nothing_is_cut_off_on_a_phone(int width, int height)
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address, new()
        {
            ViewportSize = new() { Width = width, Height = height },
            IsMobile = true,
            HasTouch = true,
        });
        await page.ShowTurnAsync(1, Phrase.Doctor.English, Phrase.Doctor.Korean);
        await page.ScreenshotAsync($"phone-{width}x{height}");

        var outside = await page.Page.EvaluateAsync<string[]>(
            """
            () => {
              const cut = [...document.querySelectorAll('button, select, input, p, h1, h2')].filter((element) => {
                const { left, right, width } = element.getBoundingClientRect();
                return element.checkVisibility({ visibilityProperty: true }) && width > 1 && (left < -1 || right > innerWidth + 1);
              });
              return [...cut.map((element) => element.id || element.textContent), ...(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls'] : [])];
            }
            """);
        Assert.Empty(outside);
        await Assertions.Expect(page.Talk).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(page.Page.Locator("#text")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    private static async Task<string[]> FindNamelessAsync(InterpreterPage page)
    {
        var session = await page.Page.Context.NewCDPSessionAsync(page.Page);
        var tree = (await session.SendAsync("Accessibility.getFullAXTree"))!.Value;
        var controls = tree.GetProperty("nodes").EnumerateArray()
            .Where(node => !node.GetProperty("ignored").GetBoolean() && ControlRoles.Contains(Read(node, "role")))
            .ToArray();
        Assert.True(controls.Length > 10, "The tree was read.");
        return [.. controls.Where(node => string.IsNullOrWhiteSpace(Read(node, "name"))).Select(node => $"{Read(node, "role")} {node.GetProperty("nodeId")} {node}")];
    }

    private static string Read(JsonElement node, string property) =>
        node.TryGetProperty(property, out var value) && value.TryGetProperty("value", out var text) ? text.GetString() ?? "" : "";
}
