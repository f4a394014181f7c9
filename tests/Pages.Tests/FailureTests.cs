using System.Text.Json;
using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests;

/// <summary>What goes wrong is told in plain words, and mended where it can be.</summary>
public sealed class FailureTests(Chromium chromium, InterpreterHost host)
{
    [Fact]
    public async Task A_refused_microphone_is_explained_and_typing_still_works()
    {
        using var silence = new Recording().Silence(TimeSpan.FromSeconds(1)).Finish();
        await using var browser = await chromium.LaunchAsync(silence.File, refuseMicrophone: true);
        await using var page = await InterpreterPage.OpenAsync(browser, host.Address);

        await page.Talk.ClickAsync();

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The browser may not use the microphone");
        await Assertions.Expect(page.Talk).ToHaveAttributeAsync("aria-pressed", "false");
        await page.ScreenshotAsync("microphone-refused");
        await page.TypeAsync(Phrase.Hello.English);
        await page.ExpectTurnAsync(0, Phrase.Hello.English, Phrase.Hello.Korean);
    }

    [Fact]
    public async Task A_key_that_Gemini_refuses_ends_the_attempts_and_offers_another()
    {
        var sockets = 0;
        await using var page = await OpenWithServerAsync(socket =>
        {
            sockets++;
            Send(socket, new { type = "connected", sessionId = $"s{sockets}", resumed = false, audioFrames = 0 });
            Send(socket, new { type = "error", code = "UPSTREAM_AUTH", message = "API key not valid.", seq = 1 });
            _ = socket.CloseAsync(new() { Code = 1011 });
        });

        await page.TypeAsync("Hello");

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Gemini refuses the server's key");
        await Assertions.Expect(page.Connection).ToHaveAttributeAsync("data-state", "failed");
        await page.ScreenshotAsync("key-refused");
        Assert.Equal(1, sockets);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(page.Connection).ToHaveAttributeAsync("data-state", "failed");
        Assert.Equal(2, sockets);
    }

    [Fact]
    public async Task A_session_that_is_over_is_replaced_and_what_was_said_remains()
    {
        var inits = new List<string>();
        await using var page = await OpenWithServerAsync(
            socket => { },
            (socket, message) =>
            {
                var type = message.GetProperty("type").GetString();
                if (type == "init" && message.TryGetProperty("resume", out var resume))
                {
                    inits.Add($"resume {resume.GetProperty("sessionId").GetString()} {resume.GetProperty("lastSeq").GetInt64()}");
                    Send(socket, new { type = "error", code = "SESSION_NOT_FOUND", message = "The session is over." });
                }
                else if (type == "init")
                {
                    inits.Add("init");
                    Send(socket, new { type = "connected", sessionId = $"s{inits.Count}", resumed = false, audioFrames = 0 });
                }
                else if (type == "text")
                {
                    Send(socket, new { type = "turn_complete", turn = 1, inputText = message.GetProperty("text").GetString(), outputText = "…", seq = 1 });
                    if (inits.Count == 1)
                    {
                        _ = socket.CloseAsync(new() { Code = 1001 });
                    }
                }
            });

        await page.TypeAsync("one");
        await Assertions.Expect(page.Page.Locator(".notice", new() { HasText = "A new one has begun" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Connection).ToHaveAttributeAsync("data-state", "open");
        await page.TypeAsync("two");

        await Assertions.Expect(page.Turns).ToHaveCountAsync(2);
        Assert.Equal("one", await page.Said(0).InnerTextAsync());
        Assert.Equal("two", await page.Said(1).InnerTextAsync());
        Assert.Equal(["init", "resume s1 1", "init"], inits);
    }

    [Fact]
    public async Task Events_that_come_twice_are_taken_once()
    {
        await using var page = await OpenWithServerAsync(
            socket => Send(socket, new { type = "connected", sessionId = "s", resumed = false, audioFrames = 0 }),
            (socket, message) =>
            {
                if (message.GetProperty("type").GetString() == "text")
                {
                    Send(socket, new { type = "turn_complete", turn = 1, inputText = "first", outputText = "1", seq = 5 });
                    Send(socket, new { type = "turn_complete", turn = 1, inputText = "again", outputText = "2", seq = 5 });
                    Send(socket, new { type = "turn_complete", turn = 2, inputText = "last", outputText = "3", seq = 6 });
                }
            });

        await page.TypeAsync("Hello");

        await Assertions.Expect(page.Turns).ToHaveCountAsync(2);
        Assert.Equal("first", await page.Said(0).InnerTextAsync());
    }

    private async Task<InterpreterPage> OpenWithServerAsync(Action<IWebSocketRoute> opened, Action<IWebSocketRoute, JsonElement>? received = null)
    {
        var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        await page.Page.RouteWebSocketAsync("**/ws", socket =>
        {
            var initialised = false;
            socket.OnMessage(frame =>
            {
                if (frame.Text is null)
                {
                    return;
                }

                using var message = JsonDocument.Parse(frame.Text);
                if (!initialised)
                {
                    initialised = true;
                    opened(socket);
                }

                received?.Invoke(socket, message.RootElement);
            });
        });
        // The route takes sockets of documents that are loaded after it.
        await page.Page.ReloadAsync();
        await page.Page.WaitForSelectorAsync("body[data-ready]");
        return page;
    }

    private static void Send(IWebSocketRoute socket, object message) => socket.Send(JsonSerializer.Serialize(message));
}
