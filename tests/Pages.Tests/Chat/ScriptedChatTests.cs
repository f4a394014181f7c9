using System.Text.Json;
using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Chat;

/// <summary>What the page makes of what a server may say, in any order and at any time.</summary>
public sealed class ScriptedChatTests(Chromium chromium, InterpreterHost host)
{
    [Fact]
    public async Task An_answer_streams_into_its_place_and_is_announced_in_whole_sentences()
    {
        var socket = new TaskCompletionSource<IWebSocketRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var room = await OpenAsync((route, message) =>
        {
            if (Greet(route, message) && Type(message) == "text")
            {
                ChatRoom.Send(route, new { type = "asked", turn = 1, requestId = RequestId(message), message = ChatRoom.Stored(41, "user", "Hi"), seq = 1 });
                ChatRoom.Send(route, new { type = "text_delta", turn = 1, text = "The **first sentence** is long enough to be told. The se", seq = 2 });
                socket.TrySetResult(route);
            }
        });

        await room.SendAsync("Hi");
        var route = await socket.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        var answer = room.Answers.First;
        await Assertions.Expect(answer).ToHaveAttributeAsync("data-state", "streaming");
        await Assertions.Expect(answer.Locator("strong")).ToHaveTextAsync("first sentence");
        var announced = room.Page.Locator("#announcer p");
        await Assertions.Expect(announced.Last).ToHaveTextAsync("The first sentence is long enough to be told.");
        await Assertions.Expect(room.Page.Locator("#stop")).ToBeVisibleAsync();
        Assert.Equal("true", await room.Page.GetAttributeAsync("#message-list", "aria-busy"));

        ChatRoom.Send(route, new { type = "text_delta", turn = 1, text = "cond.", seq = 3 });
        ChatRoom.Send(route, new { type = "turn_complete", turn = 1, outputText = "The **first sentence** is long enough to be told. The second.", userMessageId = 41, assistantMessageId = 42, responseTime = 1.5, finishReason = "STOP", usage = new { promptTokens = 1, responseTokens = 9, totalTokens = 10 }, seq = 4 });
        await room.ExpectAnswerAsync(0, "The first sentence is long enough to be told. The second.");
        await Assertions.Expect(announced.Last).ToHaveTextAsync("The second.");
        await Assertions.Expect(answer.Locator(".measures")).ToHaveTextAsync("1.5 s · 9 tokens");
        await Assertions.Expect(room.Page.Locator("#send")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_question_that_the_lost_socket_swallowed_is_sent_again_once_and_by_its_own_name()
    {
        var asked = new List<string>();
        var sockets = 0;
        await using var room = await OpenAsync((route, message) =>
        {
            if (Type(message) == "init")
            {
                sockets++;
                ChatRoom.Send(route, new { type = "connected", sessionId = "s1", mode = "chat", chatSessionId = 1, title = "New chat", resumed = sockets > 1, lastSeq = 0, audioFrames = 0 });
            }
            else if (Type(message) == "text")
            {
                asked.Add(RequestId(message));
                if (sockets == 1)
                {
                    _ = route.CloseAsync(new() { Code = 1001 });
                    return;
                }

                Answer(route, message, 1, "Answered.");
            }
        });

        await room.SendAsync("Hello");

        await room.ExpectAnswerAsync(0, "Answered.");
        Assert.Equal(2, asked.Count);
        Assert.Equal(asked[0], asked[1]);
        await Assertions.Expect(room.Messages).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_question_whose_events_come_after_the_reconnection_is_not_sent_twice()
    {
        var lastRequest = "";
        var asked = 0;
        var sockets = 0;
        await using var room = await OpenAsync((route, message) =>
        {
            if (Type(message) == "init")
            {
                sockets++;
                ChatRoom.Send(route, new { type = "connected", sessionId = "s1", mode = "chat", chatSessionId = 1, title = "New chat", resumed = sockets > 1, lastSeq = sockets > 1 ? 2 : 0, audioFrames = 0 });
                if (sockets == 2)
                {
                    ChatRoom.Send(route, new { type = "asked", turn = 1, requestId = lastRequest, message = ChatRoom.Stored(41, "user", "Hello"), seq = 1 });
                    ChatRoom.Send(route, new { type = "turn_complete", turn = 1, requestId = lastRequest, outputText = "Answered.", userMessageId = 41, assistantMessageId = 42, finishReason = "STOP", seq = 2 });
                }
            }
            else if (Type(message) == "text")
            {
                asked++;
                lastRequest = RequestId(message);
                _ = route.CloseAsync(new() { Code = 1001 });
            }
        });

        await room.SendAsync("Hello");

        await room.ExpectAnswerAsync(0, "Answered.");
        await room.SendAsync("Again");
        await Assertions.Expect(room.Questions).ToHaveCountAsync(2);
        Assert.InRange(asked, 1, 2);
    }

    [Fact]
    public async Task A_question_of_a_session_that_ended_is_shown_as_lost_and_sent_again_on_demand()
    {
        var inits = new List<string>();
        var asked = 0;
        await using var room = await OpenAsync((route, message) =>
        {
            if (Type(message) == "init" && message.TryGetProperty("resume", out _))
            {
                inits.Add("resume");
                ChatRoom.Send(route, new { type = "error", code = "SESSION_NOT_FOUND", message = "The session is over." });
            }
            else if (Type(message) == "init")
            {
                inits.Add("init");
                ChatRoom.Send(route, new { type = "connected", sessionId = $"s{inits.Count}", mode = "chat", chatSessionId = 987_654_321, title = "New chat", resumed = false, lastSeq = 0, audioFrames = 0 });
            }
            else if (Type(message) == "text" && asked++ == 0)
            {
                _ = route.CloseAsync(new() { Code = 1001 });
            }
            else if (Type(message) == "text")
            {
                Answer(route, message, 1, "Answered.");
            }
        });

        await room.SendAsync("Hello");
        var question = room.Questions.First;
        await Assertions.Expect(question).ToHaveAttributeAsync("data-state", "failed");
        await Assertions.Expect(question.GetByRole(AriaRole.Alert)).ToContainTextAsync("It is not known whether this arrived");
        await room.ScreenshotAsync("chat-undelivered");

        await question.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await room.ExpectAnswerAsync(0, "Answered.");
        await Assertions.Expect(room.Messages).ToHaveCountAsync(2);
        Assert.Equal(["init", "resume", "init"], inits);
    }

    [Theory]
    [InlineData("UPSTREAM_UNAVAILABLE", "Gemini cannot be reached just now")]
    [InlineData("STORAGE_UNAVAILABLE", "could not be stored")]
    [InlineData("UPSTREAM_AUTH", "Gemini refuses the API key")]
    [InlineData("SOMETHING_NEW", "In the server's own <b>words</b>")]
    public async Task A_failed_answer_says_why_and_offers_another_try(string code, string words)
    {
        var tries = 0;
        await using var room = await OpenAsync((route, message) =>
        {
            if (Greet(route, message) && Type(message) is "text")
            {
                tries++;
                ChatRoom.Send(route, new { type = "asked", turn = 1, requestId = RequestId(message), message = ChatRoom.Stored(41, "user", "Hi"), seq = 1 });
                ChatRoom.Send(route, new { type = "text_delta", turn = 1, text = "A beg", seq = 2 });
                ChatRoom.Send(route, new { type = "error", code, message = "In the server's own <b>words</b>", turn = 1, requestId = RequestId(message), seq = 3 });
            }
            else if (Type(message) is "retry")
            {
                tries++;
                Answer(route, message, 2, "At last.");
            }
        });

        await room.SendAsync("Hi");
        var answer = room.Answers.First;
        await Assertions.Expect(answer.GetByRole(AriaRole.Alert)).ToContainTextAsync(words);
        await Assertions.Expect(answer.Locator(".content")).ToHaveTextAsync("A beg");
        if (code == "UPSTREAM_UNAVAILABLE")
        {
            await room.ScreenshotAsync("chat-failed");
        }

        // After such an error the session may have closed; the client comes back by itself for what is asked next.
        await answer.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await room.ExpectAnswerAsync(0, "At last.");
        await Assertions.Expect(room.Messages).ToHaveCountAsync(2);
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task A_limit_is_told_with_the_time_when_it_ends_and_the_message_can_be_sent_again()
    {
        await using var room = await OpenAsync((route, message) =>
        {
            if (Greet(route, message) && Type(message) is "text")
            {
                ChatRoom.Send(route, new { type = "error", code = "LIMIT_REACHED", message = "Used up.", requestId = RequestId(message), retryAfter = 120, seq = 1 });
                ChatRoom.Send(route, new { type = "quota", items = new[] { new { kind = "tokens_per_day", limit = 100, used = 90, remaining = 10, low = true, exhausted = false } }, resetsAt = "2026-01-02T00:00:00Z", seq = 2 });
            }
        });

        await room.SendAsync("Hi");

        await Assertions.Expect(room.Questions.First.GetByRole(AriaRole.Alert)).ToHaveTextAsync("You have used up what you may. Try again in 2 minutes.");
        await Assertions.Expect(room.Questions.First.GetByRole(AriaRole.Button, new() { Name = "Send again" })).ToBeVisibleAsync();
        await Assertions.Expect(room.Notices).ToContainTextAsync("Most of what you may use is used up");
    }

    [Fact]
    public async Task A_chat_that_is_no_more_is_told_once_and_not_asked_for_again_and_again()
    {
        var inits = 0;
        await using var room = await OpenAsync((route, message) =>
        {
            if (Type(message) == "init")
            {
                inits++;
                ChatRoom.Send(route, new { type = "error", code = "SESSION_NOT_FOUND", message = "There is no such chat." });
            }
        });

        await room.SendAsync("Hi");

        await Assertions.Expect(room.Notices).ToContainTextAsync("This chat is no more");
        await Assertions.Expect(room.Questions.First).ToHaveAttributeAsync("data-state", "failed");

        // Once as one began to type, perhaps, and once to send.
        Assert.InRange(inits, 1, 2);
    }

    [Fact]
    public async Task A_socket_that_is_closed_because_the_sign_in_ended_is_not_opened_again()
    {
        var inits = 0;
        await using var room = await OpenAsync((route, message) =>
        {
            inits += Type(message) == "init" ? 1 : 0;
            if (Greet(route, message))
            {
                _ = route.CloseAsync(new() { Code = 1008 });
            }
        });

        await room.SendAsync("Hi");

        await Assertions.Expect(room.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await Assertions.Expect(room.Questions.First).ToHaveAttributeAsync("data-state", "failed");
        Assert.Equal(1, inits);
    }

    [Fact]
    public async Task Whoever_was_signed_out_is_led_to_sign_in_and_finds_the_draft_again()
    {
        await using var room = await OpenAsync((route, message) =>
        {
            if (Type(message) == "init")
            {
                ChatRoom.Send(route, new { type = "error", code = "SIGN_IN_REQUIRED", message = "Sign in." });
            }
        });

        await room.Text.FillAsync("not yet sent");
        await Assertions.Expect(room.Notices).ToContainTextAsync("You are signed out");
        await room.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await room.WaitUntilShownAsync();
        await Assertions.Expect(room.Text).ToHaveValueAsync("not yet sent");
    }

    private Task<ChatRoom> OpenAsync(Action<IWebSocketRoute, JsonElement> received) => ChatRoom.OpenScriptedAsync(chromium, host.Address, received);

    private static string Type(JsonElement message) => message.GetProperty("type").GetString()!;

    private static string RequestId(JsonElement message) => message.GetProperty("requestId").GetString()!;

    /// <summary>Answers an init. Returns whether the message was another.</summary>
    private static bool Greet(IWebSocketRoute route, JsonElement message)
    {
        if (Type(message) != "init")
        {
            return true;
        }

        ChatRoom.Send(route, new { type = "connected", sessionId = "s1", mode = "chat", chatSessionId = 1, title = "New chat", resumed = false, lastSeq = 0, audioFrames = 0 });
        return false;
    }

    private static void Answer(IWebSocketRoute route, JsonElement message, int turn, string text)
    {
        var from = turn * 10;
        ChatRoom.Send(route, new { type = "asked", turn, requestId = RequestId(message), message = ChatRoom.Stored(41, "user", "Hi"), seq = from });
        ChatRoom.Send(route, new { type = "text_delta", turn, text, seq = from + 1 });
        ChatRoom.Send(route, new { type = "turn_complete", turn, requestId = RequestId(message), outputText = text, userMessageId = 41, assistantMessageId = 42, finishReason = "STOP", seq = from + 2 });
    }
}
