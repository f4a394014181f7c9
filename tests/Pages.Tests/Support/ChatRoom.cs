using System.Text.Json;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Support;

/// <summary>A chat, open in the browser of a visitor who is signed in.</summary>
internal sealed class ChatRoom(SitePage site, string username) : IAsyncDisposable
{
    /// <summary>Asks for an answer that is long enough, at the simulator's pace, to be stopped or cut off in its middle.</summary>
    public const string LongQuestion = "Please count to 300.";

    /// <summary>That answer.</summary>
    public static string LongAnswer { get; } = "[Simulated answer] " + string.Join(' ', Enumerable.Range(1, 300));

    public SitePage Site { get; } = site;

    public string Username { get; } = username;

    public IPage Page => Site.Page;

    public ILocator Messages => Page.Locator("#message-list > li");

    public ILocator Answers => Page.Locator("#message-list > li[data-role=assistant]");

    public ILocator Questions => Page.Locator("#message-list > li[data-role=user]");

    public ILocator Text => Page.Locator("#message");

    public ILocator Notices => Page.Locator("#notices .notice");

    /// <summary>The chat's number, as its address has it.</summary>
    public long Id => long.Parse(new Uri(Page.Url).Segments[^1].TrimEnd('/'), System.Globalization.CultureInfo.InvariantCulture);

    public static Task<ChatRoom> OpenAsync(Chromium chromium, Uri server, BrowserNewContextOptions? options = null) =>
        OpenAsync(chromium.Browser, server, options);

    public static async Task<ChatRoom> OpenAsync(IBrowser browser, Uri server, BrowserNewContextOptions? options = null)
    {
        var (site, username) = await SitePage.OpenSignedInAsync(browser, server, "/gemini/chat/", options);
        var room = new ChatRoom(site, username);
        await room.WaitUntilShownAsync();
        return room;
    }

    /// <summary>A chat whose socket a script answers: <paramref name="received"/> is called with each message.</summary>
    public static async Task<ChatRoom> OpenScriptedAsync(Chromium chromium, Uri server, Action<IWebSocketRoute, JsonElement> received)
    {
        var (site, username) = await SitePage.OpenSignedInAsync(chromium, server, "/accounts/");
        await site.Page.RouteWebSocketAsync("**/ws", socket => socket.OnMessage(frame =>
        {
            if (frame.Text is { } text)
            {
                using var message = JsonDocument.Parse(text);
                received(socket, message.RootElement);
            }
        }));
        var room = new ChatRoom(site, username);
        await room.GoToAsync("/gemini/chat/");
        return room;
    }

    public static void Send(IWebSocketRoute socket, object message) => socket.Send(JsonSerializer.Serialize(message));

    /// <summary>A stored message, as the server tells of it.</summary>
    public static object Stored(long id, string role, string content) => new
    {
        id,
        session = 1,
        role,
        content,
        timestamp = "2026-01-20T16:05:00Z",
        tokens_used = 1,
        response_time = (double?)null,
        message_type = "text",
        language = (string?)null,
        processing_time = (double?)null,
        metadata = new { },
    };

    public async Task GoToAsync(string path)
    {
        await Site.GoToAsync(path);
        await WaitUntilShownAsync();
    }

    public async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await WaitUntilShownAsync();
    }

    public Task WaitUntilShownAsync() => Page.WaitForSelectorAsync("body[data-shown]");

    public async Task SendAsync(string text)
    {
        await Text.FillAsync(text);
        await Text.PressAsync("Enter");
    }

    /// <summary>Waits for an answer to be complete, and to hold a text.</summary>
    public async Task ExpectAnswerAsync(int number, string text)
    {
        await Assertions.Expect(Answers.Nth(number)).ToHaveAttributeAsync("data-state", "done");
        await Assertions.Expect(Answers.Nth(number).Locator(".content")).ToContainTextAsync(text);
    }

    /// <summary>Asks, and waits for the simulator's answer, which quotes the question.</summary>
    public async Task AskAsync(string text)
    {
        var before = await Answers.CountAsync();
        await SendAsync(text);
        await ExpectAnswerAsync(before, Quoting(text));
    }

    /// <summary>What the simulator answers.</summary>
    public static string Quoting(string text) => $"[Simulated answer] You wrote: \"{text}\".";

    /// <summary>Asks the server as the page's script does. Returns the status and the body.</summary>
    public async Task<(int Status, string Body)> FetchAsync(string method, string path, string? json = null, bool withToken = true)
    {
        var answer = await Page.EvaluateAsync<JsonElement>(
            """
            async ({ method, path, json, withToken }) => {
              const meta = document.querySelector('meta[name=csrf-token]');
              const response = await fetch(path, {
                method, redirect: 'manual',
                headers: { ...(json && { 'content-type': 'application/json' }), ...(withToken && meta && { 'X-CSRF-TOKEN': meta.content }) },
                ...(json && { body: json }),
              });
              return { status: response.status, body: await response.text() };
            }
            """,
            new { method, path, json, withToken });
        return (answer.GetProperty("status").GetInt32(), answer.GetProperty("body").GetString()!);
    }

    public Task ScreenshotAsync(string name) => Site.ScreenshotAsync(name);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
