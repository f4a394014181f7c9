using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Chat;

/// <summary>The chats in three languages, on a phone, in the dark, and without a mouse.</summary>
public sealed class ChatAccessibilityTests(Chromium chromium, InterpreterHost host)
{
    [Theory]
    [InlineData("en-US", "New chat", "Chats", "Gemini is answering", "Answer again")]
    [InlineData("ko-KR", "새 대화", "대화", "Gemini가 답하는 중", "다시 답하기")]
    [InlineData("ru-RU", "Новый чат", "Чаты", "Gemini отвечает", "Ответить ещё раз")]
    public async Task The_pages_speak_the_readers_language_and_name_every_control(string locale, string newChat, string chats, string answering, string again)
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address, new() { Locale = locale });
        await Assertions.Expect(room.Page.Locator("#title")).ToHaveTextAsync(newChat);
        Assert.Empty(await room.Site.FindBarriersAsync());
        await room.ScreenshotAsync($"chat-empty-{locale[..2]}");
        await room.SendAsync("Hello");
        await Assertions.Expect(room.Page.Locator("#announcer")).ToContainTextAsync(answering);
        await Assertions.Expect(room.Answers.First.Locator(".action").Last).ToHaveTextAsync(again);
        Assert.Empty(await room.Site.FindBarriersAsync());

        await room.GoToAsync("/gemini/");
        await Assertions.Expect(room.Page.Locator("h1")).ToHaveTextAsync(chats);
        Assert.Empty(await room.Site.FindBarriersAsync());
        await room.ScreenshotAsync($"chats-{locale[..2]}");
        await room.Page.ClickAsync(".session .icon-button");
        await room.Page.WaitForURLAsync("**/delete/");
        Assert.Empty(await room.Site.FindBarriersAsync());
    }

    [Fact]
    public async Task The_three_languages_have_the_same_texts_with_the_same_placeholders()
    {
        await using var site = await SitePage.OpenAsync(chromium, host.Address, "/accounts/sign-in/");
        var missing = await site.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const [en, ...others] = await Promise.all(['en', 'ko', 'ru'].map(async (code) => ({ code, texts: (await import(`/js/chat/texts/${code}.js`)).default })));
              const holes = (text) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort().join();
              return others.flatMap(({ code, texts }) => [
                ...Object.keys(en.texts).filter((key) => !(key in texts)).map((key) => `${code} lacks ${key}`),
                ...Object.keys(texts).filter((key) => !(key in en.texts)).map((key) => `${code} has ${key} alone`),
                ...Object.keys(en.texts).filter((key) => key in texts && holes(en.texts[key]) !== holes(texts[key])).map((key) => `${code}: ${key} has other placeholders`),
                ...Object.keys(en.texts).filter((key) => texts[key] === en.texts[key] && !['assistant'].includes(key)).map((key) => `${code}: ${key} is English`),
              ]);
            }
            """);
        Assert.Empty(missing);
    }

    [Fact]
    public async Task A_chat_is_led_from_the_keyboard_alone()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        var keyboard = room.Page.Keyboard;
        await Assertions.Expect(room.Text).ToBeFocusedAsync();
        await keyboard.TypeAsync("From the keyboard");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(room.Answers.First).ToHaveAttributeAsync("data-state", "done");

        // Back over the messages to the header: every control is reached, in the order it is seen.
        var passed = new List<string>();
        for (var step = 0; step < 30 && !passed.Contains("more"); step++)
        {
            await keyboard.PressAsync("Shift+Tab");
            passed.Add(await room.Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.className"));
        }

        Assert.Contains("messages", passed);
        Assert.Equal(3, passed.Count(name => name.StartsWith("action", StringComparison.Ordinal)));
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(room.Page.Locator("#chat-menu")).ToBeVisibleAsync();
        for (var step = 0; step < 6; step++)
        {
            await keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(room.Page.Locator("#clear")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("Shift+Tab");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(room.Messages).ToHaveCountAsync(0);
        await Assertions.Expect(room.Text).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("en-US", ColorScheme.Light)]
    [InlineData("ko-KR", ColorScheme.Dark)]
    [InlineData("ru-RU", ColorScheme.Light)]
    public async Task A_phone_shows_all_of_it(string locale, ColorScheme scheme)
    {
        var options = new BrowserNewContextOptions { Locale = locale, ColorScheme = scheme, HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 390, Height = 844 } };
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address, options);
        Assert.Empty(await room.Site.FindCutOffAsync());
        await room.ScreenshotAsync($"phone-chat-empty-{locale[..2]}");
        await room.Text.FillAsync("First line");
        await room.Text.PressAsync("Enter");
        Assert.Equal("First line\n", await room.Text.InputValueAsync());
        await room.Text.FillAsync("Show me Markdown");
        await room.Page.TapAsync("#send");
        await Assertions.Expect(room.Answers.First).ToHaveAttributeAsync("data-state", "done");
        await Assertions.Expect(room.Answers.Last.Locator("table")).ToBeVisibleAsync();
        Assert.Empty(await room.Site.FindCutOffAsync());
        await Assertions.Expect(room.Text).ToBeInViewportAsync(new() { Ratio = 1 });
        await room.ScreenshotAsync($"phone-chat-{locale[..2]}");

        await room.GoToAsync("/gemini/");
        Assert.Empty(await room.Site.FindCutOffAsync());
        await room.ScreenshotAsync($"phone-chats-{locale[..2]}");
    }

    [Fact]
    public async Task Markdown_is_legible_in_light_and_dark()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address, new() { ColorScheme = ColorScheme.Dark });
        await room.SendAsync("Show me Markdown");
        await Assertions.Expect(room.Answers.First).ToHaveAttributeAsync("data-state", "done");
        await room.ScreenshotAsync("chat-dark");
        await room.Page.ClickAsync("#theme-toggle");
        await Assertions.Expect(room.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await room.ScreenshotAsync("chat-light");
    }
}
