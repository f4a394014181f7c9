using System.Text.Json;
using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Chat;

/// <summary>Two people chat at once on one server, and neither sees anything of the other's.</summary>
public sealed class TwoUsersTests(Chromium chromium, InterpreterHost host)
{
    [Fact]
    public async Task Two_browsers_chat_at_once_with_streams_an_image_a_stop_a_rename_and_a_delete()
    {
        await using var anna = await ChatRoom.OpenAsync(chromium, host.Address);
        await using var boris = await ChatRoom.OpenAsync(chromium, host.Address);

        // At once: both ask before either is answered, and both answers grow.
        await Task.WhenAll(anna.SendAsync(ChatRoom.LongQuestion), boris.SendAsync($"Boris: {ChatRoom.LongQuestion}"));
        foreach (var room in (ChatRoom[])[anna, boris])
        {
            await Assertions.Expect(room.Answers.First).ToHaveAttributeAsync("data-state", "streaming");
        }

        // Anna stops hers; what was said of it stays, and Boris's goes on to its end.
        await anna.Page.ClickAsync("#stop");
        await Assertions.Expect(anna.Answers.First).ToHaveAttributeAsync("data-state", "stopped");
        var kept = await anna.Answers.First.Locator(".content").InnerTextAsync();
        Assert.StartsWith("[Simulated answer]", kept, StringComparison.Ordinal);
        Assert.False(kept.EndsWith("300", StringComparison.Ordinal), "It was stopped before its end.");
        await boris.ExpectAnswerAsync(0, ChatRoom.LongAnswer);
        Assert.NotEqual(anna.Id, boris.Id);

        // An image each.
        await anna.Page.SetInputFilesAsync("#image-file", Pictures.Png("anna.png"));
        await boris.Page.SetInputFilesAsync("#image-file", Pictures.Png("boris.png"));
        await Assertions.Expect(anna.Page.Locator("#previews img")).ToHaveCountAsync(1);
        await Assertions.Expect(boris.Page.Locator("#previews img")).ToHaveCountAsync(1);
        await Task.WhenAll(anna.SendAsync("Look"), boris.SendAsync("Look, too"));
        await anna.ExpectAnswerAsync(1, "[Simulated answer] You wrote: \"Look\". Images received: 1.");
        await boris.ExpectAnswerAsync(1, "[Simulated answer] You wrote: \"Look, too\". Images received: 1.");
        await anna.ScreenshotAsync("chat-image");

        // A rename, in place, that the list shows too.
        await anna.Page.ClickAsync("#title-edit");
        await anna.Page.FillAsync("#title-input", "Anna's <b>secret</b>");
        await anna.Page.PressAsync("#title-input", "Enter");
        await Assertions.Expect(anna.Page.Locator("#title")).ToHaveTextAsync("Anna's <b>secret</b>");
        Assert.StartsWith("Anna's <b>secret</b>", await anna.Page.TitleAsync(), StringComparison.Ordinal);

        var (annas, boriss) = (anna.Id, boris.Id);
        await ExpectNothingOfAsync(boris, annas, "secret");
        await ExpectNothingOfAsync(anna, boriss, "Boris");

        // Reopened, the chat has its history: what was stopped, too, and the image from the server.
        await anna.ReloadAsync();
        await Assertions.Expect(anna.Messages).ToHaveCountAsync(4);
        await Assertions.Expect(anna.Answers.First).ToHaveAttributeAsync("data-state", "stopped");
        await Assertions.Expect(anna.Answers.First.Locator(".content")).ToHaveTextAsync(kept);
        var image = anna.Questions.Nth(1).Locator("img");
        await Assertions.Expect(image).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("^/api/v1/gemini/chat-messages/"));
        await anna.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.images img')].every((image) => image.complete && image.naturalWidth === 8)");
        await ExpectImageHiddenAsync(boris, (await image.GetAttributeAsync("src"))!);

        // A delete, confirmed on its page; Boris's chat is untouched.
        await anna.Page.ClickAsync("#more");
        await anna.ScreenshotAsync("chat-menu");
        await anna.Page.ClickAsync("#delete");
        await anna.Site.ArriveAsync($"/gemini/sessions/{annas}/delete/");
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("Anna's <b>secret</b>");
        await anna.ScreenshotAsync("chat-delete");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await anna.Page.WaitForURLAsync("**/gemini/?deleted=1");
        await Assertions.Expect(anna.Page.Locator(".session")).ToHaveCountAsync(0);
        Assert.Equal(404, (await anna.FetchAsync("GET", $"/api/v1/gemini/chat-sessions/{annas}/")).Status);
        await boris.AskAsync("Still here?");
    }

    /// <summary>By page, REST and socket, by the number and by guesses around it.</summary>
    private static async Task ExpectNothingOfAsync(ChatRoom visitor, long chat, string secret)
    {
        (string Method, string Path, string? Body)[] routes =
        [
            ("GET", $"/gemini/chat/{chat}/", null),
            ("GET", $"/gemini/sessions/{chat}/delete/", null),
            ("GET", $"/api/v1/gemini/chat-sessions/{chat}/", null),
            ("GET", $"/api/v1/gemini/chat-sessions/{chat}/messages/", null),
            ("GET", $"/api/v1/gemini/chat-sessions/{chat}/export/?format=json", null),
            ("PATCH", $"/api/v1/gemini/chat-sessions/{chat}/", """{"title":"mine"}"""),
            ("PUT", $"/api/v1/gemini/chat-sessions/{chat}/", """{"title":"mine"}"""),
            ("DELETE", $"/api/v1/gemini/chat-sessions/{chat}/", null),
            ("POST", $"/gemini/sessions/{chat}/delete/", null),
        ];
        foreach (var (method, path, body) in routes)
        {
            var answer = await visitor.FetchAsync(method, path, body);
            Assert.True(answer.Status is 404, $"{method} {path} answered {answer.Status}.");
            Assert.DoesNotContain(secret, answer.Body, StringComparison.Ordinal);
        }

        foreach (var path in (string[])["/gemini/", $"/gemini/?search={secret}", "/api/v1/gemini/chat-sessions/", "/api/v1/gemini/chat-sessions/my_sessions/", "/api/v1/gemini/chat-messages/", "/api/v1/gemini/chat-messages/recent/", $"/api/v1/gemini/chat-messages/?session={chat}"])
        {
            var answer = await visitor.FetchAsync("GET", path);
            Assert.DoesNotContain(secret + "<", answer.Body.Replace($"value=\"{secret}\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain($"/{chat}/", answer.Body, StringComparison.Ordinal);
        }

        // The socket, with the visitor's own cookie.
        var refusal = await visitor.Page.EvaluateAsync<JsonElement>(
            """
            (chat) => new Promise((resolve, reject) => {
              const socket = new WebSocket(new URL('/ws', location.href.replace('http', 'ws')));
              socket.onopen = () => socket.send(JSON.stringify({ type: 'init', mode: 'chat', sessionId: chat, config: {} }));
              socket.onmessage = ({ data }) => { resolve(JSON.parse(data)); socket.close(); };
              socket.onclose = () => reject(new Error('closed'));
            })
            """,
            chat);
        Assert.Equal("SESSION_NOT_FOUND", refusal.GetProperty("code").GetString());
    }

    private static async Task ExpectImageHiddenAsync(ChatRoom visitor, string address) =>
        Assert.Equal(404, (await visitor.FetchAsync("GET", address)).Status);
}
