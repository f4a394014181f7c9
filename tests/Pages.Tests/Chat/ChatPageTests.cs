using System.Text.Json;
using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Chat;

/// <summary>A chat's page against the server as it is, with the simulator behind it.</summary>
public sealed class ChatPageTests(Chromium chromium, InterpreterHost host)
{
    private const string Hostile = "<img src=x onerror=\"window.hacked=true\"><script>window.hacked=true</script>[x](javascript:window.hacked=true)";

    [Fact]
    public async Task The_first_question_makes_the_chat_and_gives_it_its_title()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await Assertions.Expect(room.Page.Locator(".empty h2")).ToHaveTextAsync("What shall we talk about?");
        await Assertions.Expect(room.Page.Locator("#more")).ToBeHiddenAsync();
        await room.ScreenshotAsync("chat-empty");

        await room.AskAsync("What is a jitter buffer?");

        await Assertions.Expect(room.Page.Locator("#title")).ToHaveTextAsync("What is a jitter buffer?");
        await room.Page.WaitForURLAsync("**/gemini/chat/*/");
        await room.GoToAsync("/gemini/");
        await Assertions.Expect(room.Page.Locator(".session-title")).ToHaveTextAsync("What is a jitter buffer?");
        await Assertions.Expect(room.Page.Locator(".session-last")).ToContainTextAsync("[Simulated answer]");
        await Assertions.Expect(room.Page.Locator(".session-facts")).ToContainTextAsync("Messages: 2");
    }

    [Fact]
    public async Task Hostile_titles_and_messages_are_shown_as_text_everywhere()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.SendAsync(Hostile);
        await Assertions.Expect(room.Answers.First).ToHaveAttributeAsync("data-state", "done");
        await Assertions.Expect(room.Questions.First.Locator(".content")).ToHaveTextAsync(Hostile);
        await Assertions.Expect(room.Answers.First.Locator(".content a, .content img, .content script")).ToHaveCountAsync(0);
        await room.Page.ClickAsync("#title-edit");
        await room.Page.FillAsync("#title-input", Hostile);
        await room.Page.PressAsync("#title-input", "Enter");
        await Assertions.Expect(room.Page.Locator("#title")).ToHaveTextAsync(Hostile);

        var id = room.Id;
        foreach (var path in (string[])[$"/gemini/chat/{id}/", "/gemini/", $"/gemini/?search={Uri.EscapeDataString(Hostile)}", $"/gemini/sessions/{id}/delete/"])
        {
            await room.Site.GoToAsync(path);
            await Assertions.Expect(room.Page.Locator("main")).ToContainTextAsync("<script>window.hacked=true</script>");
            Assert.False(await room.Page.EvaluateAsync<bool>("'hacked' in window"));
        }
    }

    [Fact]
    public async Task Another_answer_takes_the_place_of_the_one_before()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.AskAsync("Once more");
        var before = await room.Answers.First.GetAttributeAsync("data-id");

        await room.Answers.First.GetByRole(AriaRole.Button, new() { Name = "Answer again" }).ClickAsync();

        await Assertions.Expect(room.Answers.First).Not.ToHaveAttributeAsync("data-id", before!);
        await room.ExpectAnswerAsync(0, ChatRoom.Quoting("Once more"));
        await room.ReloadAsync();
        await Assertions.Expect(room.Messages).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Clearing_asks_first_and_leaves_an_empty_chat()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.AskAsync("Hello");
        await room.Page.ClickAsync("#more");
        await room.Page.ClickAsync("#clear");
        await Assertions.Expect(room.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await room.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(room.Messages).ToHaveCountAsync(2);

        await room.Page.ClickAsync("#more");
        await room.Page.ClickAsync("#clear");
        await room.Page.GetByRole(AriaRole.Button, new() { Name = "Clear", Exact = true }).ClickAsync();

        await Assertions.Expect(room.Messages).ToHaveCountAsync(0);
        await Assertions.Expect(room.Page.Locator(".empty")).ToBeVisibleAsync();
        await Assertions.Expect(room.Page.Locator("#announcer")).ToContainTextAsync("All messages were deleted.");
        await room.ReloadAsync();
        await Assertions.Expect(room.Messages).ToHaveCountAsync(0);

        // The model has forgotten them, too.
        await room.SendAsync("What did I say before?");
        await room.ExpectAnswerAsync(0, "I was given nothing from before");
    }

    [Fact]
    public async Task A_chat_that_is_reopened_goes_on_from_its_history()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.AskAsync("My name is Anna.");
        await room.ReloadAsync();
        await Assertions.Expect(room.Messages).ToHaveCountAsync(2);

        await room.SendAsync("What did I say before?");
        await room.ExpectAnswerAsync(1, "Before this you wrote: \"My name is Anna.\"");
    }

    [Fact]
    public async Task A_connection_cut_in_mid_answer_is_resumed_and_the_answer_comes_whole_and_once()
    {
        await using var proxy = new FaultyProxy(host.Address);
        await using var room = await ChatRoom.OpenAsync(chromium, proxy.Address);
        await room.SendAsync(ChatRoom.LongQuestion);
        await Assertions.Expect(room.Answers.First).ToHaveAttributeAsync("data-state", "streaming");

        proxy.CutAll();

        await room.ExpectAnswerAsync(0, ChatRoom.LongAnswer);
        await Assertions.Expect(room.Messages).ToHaveCountAsync(2);
        await Assertions.Expect(room.Page.Locator("#connection")).ToHaveAttributeAsync("data-state", "open");
    }

    [Fact]
    public async Task A_page_that_is_reloaded_in_mid_answer_shows_the_rest_of_it()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.SendAsync(ChatRoom.LongQuestion);
        await Assertions.Expect(room.Answers.First).ToHaveAttributeAsync("data-state", "streaming");

        await room.ReloadAsync();

        await room.ExpectAnswerAsync(0, ChatRoom.LongAnswer);
        await Assertions.Expect(room.Messages).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Two_windows_of_one_user_follow_the_same_chat()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.AskAsync("First");
        var other = await room.Page.Context.NewPageAsync();
        await other.GotoAsync(room.Page.Url);
        await other.WaitForSelectorAsync("body[data-shown]");
        await other.FillAsync("#message", "Second");
        await Assertions.Expect(other.Locator("#connection")).ToHaveAttributeAsync("data-state", "open");

        await room.AskAsync("From here");
        await Assertions.Expect(other.Locator("#message-list > li")).ToHaveCountAsync(4);
        await Assertions.Expect(other.Locator("#message-list > li").Last.Locator(".content")).ToContainTextAsync(ChatRoom.Quoting("From here"));
        await other.PressAsync("#message", "Enter");
        await room.ExpectAnswerAsync(2, ChatRoom.Quoting("Second"));
        await Assertions.Expect(room.Questions.Last.Locator(".content")).ToHaveTextAsync("Second");
    }

    [Fact]
    public async Task Earlier_messages_are_loaded_on_demand_and_the_eye_stays_where_it_is()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        var id = await MakeChatAsync(room, 95);
        await room.GoToAsync($"/gemini/chat/{id}/");
        await Assertions.Expect(room.Messages).ToHaveCountAsync(40);
        await Assertions.Expect(room.Messages.Last.Locator(".content")).ToHaveTextAsync("message 95");
        await Assertions.Expect(room.Messages.Last).ToBeInViewportAsync();
        await Assertions.Expect(room.Page.GetByRole(AriaRole.Button, new() { Name = "Answer again" })).ToHaveCountAsync(1);

        await room.Page.ClickAsync("#earlier");
        await Assertions.Expect(room.Messages).ToHaveCountAsync(80);
        await Assertions.Expect(room.Page.Locator("#message-list > li", new() { HasTextRegex = new("message 56(?![0-9])") })).ToBeInViewportAsync();
        await room.Page.ClickAsync("#earlier");
        await Assertions.Expect(room.Messages).ToHaveCountAsync(95);
        await Assertions.Expect(room.Page.Locator("#earlier")).ToBeHiddenAsync();
        Assert.Equal("message 1", await room.Messages.First.Locator(".content").InnerTextAsync());
    }

    [Fact]
    public async Task The_list_follows_an_answer_only_while_the_reader_is_at_its_end()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        var id = await MakeChatAsync(room, 30);
        await room.GoToAsync($"/gemini/chat/{id}/");
        await room.SendAsync(ChatRoom.LongQuestion);
        await Assertions.Expect(room.Answers.Last).ToHaveAttributeAsync("data-state", "streaming");
        await room.Page.HoverAsync("#messages");
        await room.Page.Mouse.WheelAsync(0, -900);
        await Assertions.Expect(room.Page.Locator("#latest")).ToBeVisibleAsync();
        var before = await room.Page.EvaluateAsync<double>("document.getElementById('messages').scrollTop");

        await Assertions.Expect(room.Answers.Last).ToHaveAttributeAsync("data-state", "done");
        Assert.Equal(before, await room.Page.EvaluateAsync<double>("document.getElementById('messages').scrollTop"));
        await room.Page.ClickAsync("#latest");
        await Assertions.Expect(room.Answers.Last).ToBeInViewportAsync();
        await Assertions.Expect(room.Page.Locator("#latest")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Messages_and_code_are_copied_and_the_chat_exported()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address, new() { AcceptDownloads = true, Permissions = ["clipboard-read", "clipboard-write"] });
        await room.SendAsync("Show me Markdown");
        await Assertions.Expect(room.Answers.First).ToHaveAttributeAsync("data-state", "done");
        await Assertions.Expect(room.Answers.First.Locator("table td")).ToHaveTextAsync(["a", "1"]);
        await Assertions.Expect(room.Answers.First.Locator("b, script")).ToHaveCountAsync(0);
        await room.Questions.First.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Assertions.Expect(room.Questions.First.Locator(".copy")).ToHaveTextAsync("Copied");
        Assert.Equal("Show me Markdown", await room.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await room.Answers.First.Locator(".code .copy").ClickAsync();
        await Assertions.Expect(room.Answers.First.Locator(".code .copy")).ToHaveTextAsync("Copied");
        Assert.Equal("Console.WriteLine(\"<script>\");", await room.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));

        foreach (var (format, extension) in ((string, string)[])[("markdown", "md"), ("json", "json"), ("txt", "txt"), ("srt", "srt"), ("vtt", "vtt")])
        {
            await room.Page.ClickAsync("#more");
            var download = await room.Page.RunAndWaitForDownloadAsync(() => room.Page.ClickAsync($"[data-export={format}]"));
            Assert.EndsWith($".{extension}", download.SuggestedFilename, StringComparison.Ordinal);
            Assert.Contains("Show me Markdown", await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            await room.Page.Keyboard.PressAsync("Escape");
        }
    }

    [Fact]
    public async Task A_title_that_is_refused_says_why_and_Escape_gives_it_up()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.AskAsync("Hello");
        await room.Page.ClickAsync("#title-edit");
        await Assertions.Expect(room.Page.Locator("#title-input")).ToBeFocusedAsync();
        await room.Page.FillAsync("#title-input", "Given up");
        await room.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(room.Page.Locator("#title")).ToHaveTextAsync("Hello");
        await Assertions.Expect(room.Page.Locator("#title-edit")).ToBeFocusedAsync();

        await room.Page.ClickAsync("#title-edit");
        await room.Page.EvaluateAsync("document.getElementById('title-input').removeAttribute('maxlength')");
        await room.Page.FillAsync("#title-input", new string('x', 201));
        await room.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(room.Notices).ToContainTextAsync("200");
        await Assertions.Expect(room.Page.Locator("#title-input")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_title_that_was_given_before_the_first_question_is_kept()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.Text.FillAsync("The first question");
        await room.Page.ClickAsync("#title-edit");
        await room.Page.FillAsync("#title-input", "My own title");
        await room.Page.PressAsync("#title-input", "Enter");
        await Assertions.Expect(room.Page.Locator("#title")).ToHaveTextAsync("My own title");

        await room.AskAsync("The first question");
        await room.AskAsync("The second");
        await room.ReloadAsync();
        await Assertions.Expect(room.Page.Locator("#title")).ToHaveTextAsync("My own title");
    }

    [Fact]
    public async Task While_the_browser_is_offline_what_is_written_is_kept_and_sent_when_it_is_back()
    {
        await using var proxy = new FaultyProxy(host.Address);
        await using var room = await ChatRoom.OpenAsync(chromium, proxy.Address);
        await room.AskAsync("Hello");
        await room.Page.Context.SetOfflineAsync(true);
        proxy.CutAll();
        await Assertions.Expect(room.Page.Locator("#connection-text")).ToHaveTextAsync("You are offline. What you write is kept.");

        await room.SendAsync("Written offline");
        await Assertions.Expect(room.Questions.Last).ToHaveAttributeAsync("data-state", "sending");
        await room.Page.Context.SetOfflineAsync(false);

        await room.ExpectAnswerAsync(1, ChatRoom.Quoting("Written offline"));
    }

    /// <summary>Stores a chat with messages "message 1", "message 2", …, by importing it.</summary>
    private static async Task<long> MakeChatAsync(ChatRoom room, int count)
    {
        var first = await room.FetchAsync("POST", "/api/v1/gemini/chat-sessions/", """{"title":"Long"}""");
        using var made = JsonDocument.Parse(first.Body);
        var id = made.RootElement.GetProperty("id").GetInt64();
        var export = await room.FetchAsync("GET", $"/api/v1/gemini/chat-sessions/{id}/export/?format=json");
        Assert.Equal(200, export.Status);
        var document = System.Text.Json.Nodes.JsonNode.Parse(export.Body)!;
        document["messages"] = new System.Text.Json.Nodes.JsonArray([.. Enumerable.Range(1, count).Select(number => (System.Text.Json.Nodes.JsonNode)new System.Text.Json.Nodes.JsonObject
        {
            ["role"] = number % 2 == 1 ? "user" : "assistant",
            ["content"] = $"message {number}",
            ["timestamp"] = DateTime.UnixEpoch.AddDays(20_000).AddSeconds(number).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        })]);
        var imported = await room.FetchAsync("POST", "/api/v1/gemini/chat-sessions/import/", document.ToJsonString());
        Assert.True(imported.Status == 201, imported.Body);
        using var session = JsonDocument.Parse(imported.Body);
        return session.RootElement.GetProperty("id").GetInt64();
    }
}
