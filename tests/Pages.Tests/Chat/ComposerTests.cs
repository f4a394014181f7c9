using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Chat;

/// <summary>Where messages are written.</summary>
public sealed class ComposerTests(Chromium chromium, InterpreterHost host)
{
    [Fact]
    public async Task Enter_sends_and_with_Shift_it_begins_a_line()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await Assertions.Expect(room.Text).ToBeFocusedAsync();
        await room.Page.Keyboard.TypeAsync("one");
        await room.Page.Keyboard.PressAsync("Shift+Enter");
        await room.Page.Keyboard.TypeAsync("two");
        await Assertions.Expect(room.Text).ToHaveValueAsync("one\ntwo");
        await room.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(room.Text).ToHaveValueAsync("");
        await Assertions.Expect(room.Questions.First.Locator(".content")).ToHaveTextAsync("one\ntwo");
        await Assertions.Expect(room.Answers.First).ToHaveAttributeAsync("data-state", "done");
        await Assertions.Expect(room.Text).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Enter_that_ends_a_Korean_syllable_does_not_send()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        var session = await room.Page.Context.NewCDPSessionAsync(room.Page);
        await session.SendAsync("Input.imeSetComposition", new() { ["text"] = "안녕", ["selectionStart"] = 2, ["selectionEnd"] = 2 });
        await room.Text.DispatchEventAsync("keydown", new { key = "Enter", isComposing = true });
        await Assertions.Expect(room.Messages).ToHaveCountAsync(0);
        await session.SendAsync("Input.insertText", new() { ["text"] = "안녕" });
        await Assertions.Expect(room.Text).ToHaveValueAsync("안녕");
        await room.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(room.Questions.First.Locator(".content")).ToHaveTextAsync("안녕");
    }

    [Fact]
    public async Task Nothing_is_sent_twice_while_an_answer_comes_and_Escape_stops_it()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.SendAsync(ChatRoom.LongQuestion);
        await Assertions.Expect(room.Answers.First).ToHaveAttributeAsync("data-state", "streaming");
        await room.SendAsync("too early");
        await Assertions.Expect(room.Text).ToHaveValueAsync("too early");
        await Assertions.Expect(room.Questions).ToHaveCountAsync(1);

        await room.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(room.Answers.First).ToHaveAttributeAsync("data-state", "stopped");
        await room.Page.Keyboard.PressAsync("Enter");
        await room.ExpectAnswerAsync(1, ChatRoom.Quoting("too early"));
    }

    [Fact]
    public async Task Images_are_checked_by_content_size_and_number_before_they_are_sent()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        var previews = room.Page.Locator("#previews img");
        await room.Page.SetInputFilesAsync("#image-file", Pictures.Mislabelled("fake.png"));
        await Assertions.Expect(room.Notices).ToContainTextAsync("fake.png is no PNG, JPEG or WebP image.");
        await room.Page.SetInputFilesAsync("#image-file", Pictures.Large("huge.png", (4 * 1024 * 1024) + 1));
        await Assertions.Expect(room.Notices).ToContainTextAsync("huge.png is larger than 4 MB.");
        await room.Page.SetInputFilesAsync("#image-file", [Pictures.Large("one.png", 3 * 1024 * 1024), Pictures.Large("two.png", 3 * 1024 * 1024)]);
        await Assertions.Expect(room.Notices).ToContainTextAsync("Together the images are larger than 4.4 MB.");
        await room.Page.GetByRole(AriaRole.Button, new() { Name = "Remove one.png" }).ClickAsync();
        await Assertions.Expect(previews).ToHaveCountAsync(0);

        await room.Page.SetInputFilesAsync("#image-file", [.. Enumerable.Range(1, 5).Select(number => Pictures.Png($"{number}.png"))]);
        await Assertions.Expect(room.Notices).ToContainTextAsync("At most 4 images");
        await Assertions.Expect(previews).ToHaveCountAsync(4);
        await room.ScreenshotAsync("chat-previews");
        await room.Page.ClickAsync("#send");
        await room.ExpectAnswerAsync(0, "[Simulated answer] You wrote: \"\". Images received: 4.");
        await Assertions.Expect(room.Questions.First.Locator("img")).ToHaveCountAsync(4);
        await Assertions.Expect(previews).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("paste", "clipboardData")]
    [InlineData("drop", "dataTransfer")]
    public async Task Images_can_be_pasted_and_dropped(string type, string property)
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.Page.EvaluateAsync(
            """
            async ([type, property, base64]) => {
              const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
              const transfer = new DataTransfer();
              transfer.items.add(new File([bytes], 'carried.png', { type: 'image/png' }));
              const event = type === 'paste'
                ? new ClipboardEvent('paste', { [property]: transfer, bubbles: true, cancelable: true })
                : new DragEvent('drop', { [property]: transfer, bubbles: true, cancelable: true });
              document.getElementById('message').dispatchEvent(event);
            }
            """,
            new[] { type, property, Pictures.Base64 });
        await Assertions.Expect(room.Page.GetByAltText("carried.png")).ToBeVisibleAsync();
        await room.SendAsync("Look");
        await room.ExpectAnswerAsync(0, "[Simulated answer] You wrote: \"Look\". Images received: 1.");
    }

    [Fact]
    public async Task Drafts_are_kept_by_chat_and_forgotten_when_sent()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.Text.FillAsync("a draft of a new chat");
        await room.ReloadAsync();
        await Assertions.Expect(room.Text).ToHaveValueAsync("a draft of a new chat");
        await room.Text.PressAsync("Enter");
        await Assertions.Expect(room.Answers.First).ToHaveAttributeAsync("data-state", "done");
        await room.Text.FillAsync("a draft of this chat");
        var chat = new Uri(room.Page.Url).AbsolutePath;

        await room.GoToAsync("/gemini/chat/");
        await Assertions.Expect(room.Text).ToHaveValueAsync("");
        await room.GoToAsync(chat);
        await Assertions.Expect(room.Text).ToHaveValueAsync("a draft of this chat");
    }

    [Fact]
    public async Task The_rest_is_told_near_the_limit_and_no_more_is_taken()
    {
        await using var room = await ChatRoom.OpenAsync(chromium, host.Address);
        await room.Text.FillAsync(new string('x', 3_900));
        await Assertions.Expect(room.Page.Locator("#rest")).ToHaveTextAsync("100 characters left");
        await room.Page.Keyboard.InsertTextAsync(new string('y', 200));
        Assert.Equal(4_000, (await room.Text.InputValueAsync()).Length);
    }
}
