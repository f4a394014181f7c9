using System.Text.Json;
using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Chat;

/// <summary>The list of chats.</summary>
public sealed class ChatsPageTests(Chromium chromium, InterpreterHost host)
{
    [Fact]
    public async Task Chats_are_found_while_one_types_and_turned_by_pages()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        foreach (var number in Enumerable.Range(1, 45))
        {
            Assert.Equal(201, (await room.FetchAsync("POST", "/api/v1/gemini/chat-sessions/", $$"""{"title":"{{(number % 9 == 0 ? "Говорим о Python" : "Talk")}} {{number}}"}""")).Status);
        }

        await room.GoToAsync("/gemini/");
        var rows = room.Page.Locator(".session");
        await Assertions.Expect(rows).ToHaveCountAsync(20);
        await Assertions.Expect(rows.First.Locator(".session-title")).ToHaveTextAsync("Говорим о Python 45");
        await room.Page.ClickAsync("text=Older");
        await Assertions.Expect(rows.First.Locator(".session-title")).ToHaveTextAsync("Talk 25");
        await room.Page.WaitForURLAsync("**/gemini/?page=2");
        await room.Page.ClickAsync("text=Older");
        await Assertions.Expect(rows).ToHaveCountAsync(5);
        await room.Page.GoBackAsync();
        await Assertions.Expect(rows.First.Locator(".session-title")).ToHaveTextAsync("Talk 25");

        await room.Page.FillAsync("#search", "python");
        await Assertions.Expect(rows).ToHaveCountAsync(5);
        await Assertions.Expect(room.Page.Locator("#found")).ToHaveTextAsync("Chats found: 5");
        await room.ReloadAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(5);
        await Assertions.Expect(room.Page.Locator("#search")).ToHaveValueAsync("python");
        await room.Page.FillAsync("#search", "<b>none</b>");
        await Assertions.Expect(room.Page.Locator(".nothing").First).ToHaveTextAsync("No title contains “<b>none</b>”.");
        await room.Page.FillAsync("#search", "");
        await Assertions.Expect(rows).ToHaveCountAsync(20);
    }

    [Fact]
    public async Task The_list_works_by_links_and_forms_alone()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        foreach (var number in Enumerable.Range(1, 22))
        {
            await room.FetchAsync("POST", "/api/v1/gemini/chat-sessions/", $$"""{"title":"Talk {{number}}"}""");
        }

        var cookies = await room.Page.Context.CookiesAsync();
        await using var context = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false, Locale = "en-US" });
        await context.AddCookiesAsync(cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = cookie.HttpOnly, SameSite = cookie.SameSite }));
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.Address, "/gemini/").ToString());
        await page.ClickAsync("text=Older");
        await Assertions.Expect(page.Locator(".session")).ToHaveCountAsync(2);
        await page.FillAsync("#search", "talk 13");
        await page.ClickAsync("#search-form button");
        await Assertions.Expect(page.Locator(".session")).ToHaveCountAsync(1);
        await page.ClickAsync(".session .icon-button");
        await page.ClickAsync("main button");
        await page.WaitForURLAsync("**/gemini/?deleted=1");
        await Assertions.Expect(page.Locator("[role=status]").First).ToHaveTextAsync("The chat was deleted.");
        Assert.Contains("\"count\":21", (await room.FetchAsync("GET", "/api/v1/gemini/chat-sessions/")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_of_the_key_and_the_use_by_day_are_shown_as_bars_and_as_a_table()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.GoToAsync("/gemini/");
        await Assertions.Expect(room.Page.Locator(".key-state")).ToHaveTextAsync("There is no key: a simulator answers.");
        await Assertions.Expect(room.Page.Locator("#usage-chart")).ToHaveTextAsync("Nothing was used in these days.");
        await room.GoToAsync("/gemini/chat/");
        await room.AskAsync("Hello");

        await room.GoToAsync("/gemini/");
        var bars = room.Page.Locator("#usage-chart g");
        await Assertions.Expect(bars).ToHaveCountAsync(30);
        await bars.Last.FocusAsync();
        await Assertions.Expect(room.Page.Locator("#usage-chart figcaption")).ToContainTextAsync("2 messages");
        await room.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(bars.Nth(28)).ToBeFocusedAsync();
        await Assertions.Expect(room.Page.Locator("#usage-chart figcaption")).ToContainTextAsync("0 messages");
        await room.Page.Locator("#usage-chart summary").ClickAsync();
        await Assertions.Expect(room.Page.Locator("#usage-chart tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(room.Page.Locator("#usage-chart tbody td").First).ToHaveTextAsync("2");
        await room.Page.SelectOptionAsync("#usage-days", "7");
        await Assertions.Expect(bars).ToHaveCountAsync(7);
        await room.ScreenshotAsync("chats");
    }

    [Fact]
    public async Task Ones_own_key_is_told_by_its_end()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.Site.GoToAsync("/gemini/settings/");
        await room.Page.FillAsync("[name=api_key]", "AIza-a-key-that-the-simulator-takes-9876");
        await room.Page.PressAsync("[name=api_key]", "Enter");
        await room.Page.WaitForURLAsync("**/gemini/settings/?done=key");
        await room.GoToAsync("/gemini/");
        await Assertions.Expect(room.Page.Locator(".key-state")).ToHaveTextAsync("Your own key is used; it ends with 9876.");
        await Assertions.Expect(room.Page.Locator(".key-state")).ToHaveAttributeAsync("data-state", "open");
    }

    [Fact]
    public async Task A_chart_of_many_days_is_drawn_to_scale()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.GoToAsync("/gemini/");
        var heights = await room.Page.EvaluateAsync<double[]>(
            """
            async () => {
              const { UsageChart } = await import('/js/chat/usage-chart.js');
              const days = Array.from({ length: 30 }, (_, at) => ({ day: `2026-01-${String(at + 1).padStart(2, '0')}`, messages: [0, 1, 50, 100][at % 4], tokens: at * 997 }));
              new UsageChart(document.getElementById('usage-chart')).render(days);
              return [...document.querySelectorAll('#usage-chart .bar')].slice(0, 4).map((bar) => Number(bar.getAttribute('height')));
            }
            """);
        Assert.Equal([0, 2, 49, 98], heights);
        await room.ScreenshotAsync("chats-chart");
    }

    [Fact]
    public async Task A_chat_is_made_by_a_form_with_a_token_and_no_other_way()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        var made = await room.FetchAsync("POST", "/gemini/chat/");
        Assert.Equal(0, made.Status); // An opaque redirect: it was made.
        var forged = await room.FetchAsync("POST", "/gemini/chat/", withToken: false);
        Assert.Equal(403, forged.Status);
        using var list = JsonDocument.Parse((await room.FetchAsync("GET", "/api/v1/gemini/chat-sessions/")).Body);
        Assert.Equal(1, list.RootElement.GetProperty("count").GetInt32());
        var id = list.RootElement.GetProperty("results")[0].GetProperty("id").GetInt64();
        Assert.Equal(403, (await room.FetchAsync("POST", $"/gemini/sessions/{id}/delete/", withToken: false)).Status);
        await room.GoToAsync($"/gemini/chat/{id}/");
        await room.AskAsync("Its title");
        await Assertions.Expect(room.Page.Locator("#title")).ToHaveTextAsync("Its title");
    }

    [Fact]
    public async Task Guests_are_led_to_sign_in_and_back()
    {
        await using var site = await SitePage.OpenAsync(chromium, host.Address, "/gemini/chat/");
        Assert.Contains("/accounts/sign-in/?returnUrl=%2Fgemini%2Fchat%2F", site.Page.Url, StringComparison.Ordinal);
    }
}
