using System.Text.Json.Nodes;
using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Testing;

namespace Interpreter.Standalone.Tests.Chat;

/// <summary>What is written and shown in a chat, through the whole server to the simulated model and back.</summary>
public sealed class WrittenChatTests
{
    [Fact]
    public async Task A_question_is_answered_in_pieces_and_both_are_stored_with_the_ids_that_were_told()
    {
        await using var server = await Servers.StartAsync();
        using var chat = await ChatClient.OpenAsync(server, await ChatClient.RegisterAsync(server));

        var turn = await chat.AnswerAsync("What is a jitter buffer, in <b>plain</b> words?");

        Assert.Contains("You wrote: \"What is a jitter buffer, in <b>plain</b> words?\"", (string?)turn["outputText"], StringComparison.Ordinal);
        Assert.Equal((string?)turn["outputText"], chat.Streamed());
        Assert.True(chat.Of("text_delta").Count > 1);
        Assert.Equal(("a", "STOP", false), ((string?)turn["requestId"], (string?)turn["finishReason"], (bool)turn["interrupted"]!));
        Assert.True((int)turn["usage"]!["totalTokens"]! > 0);
        Assert.True((double)turn["responseTime"]! > 0);

        var messages = await chat.MessagesAsync();
        Assert.Equal([(long)turn["userMessageId"]!, (long)turn["assistantMessageId"]!], messages.Select(message => (long)message["id"]!));
        Assert.Equal(["user", "assistant"], messages.Select(message => (string?)message["role"]));
        Assert.Equal((string?)turn["outputText"], (string?)messages[1]["content"]);

        // The question as it was told is the question as it is stored, but for what was counted since.
        var asked = chat.Of("asked")[0]["message"]!.AsObject();
        var stored = messages[0].AsObject();
        Assert.Equal(stored.Select(field => field.Key), asked.Select(field => field.Key));
        foreach (var field in (string[])["id", "session", "role", "content", "timestamp", "message_type", "language", "metadata"])
        {
            Assert.True(JsonNode.DeepEquals(stored[field], asked[field]), field);
        }
    }

    [Fact]
    public async Task An_image_is_shown_to_the_model_and_stays_with_its_question()
    {
        await using var server = await Servers.StartAsync();
        using var chat = await ChatClient.OpenAsync(server, await ChatClient.RegisterAsync(server));
        await chat.SendAsync($$"""{"type":"image","data":"{{Convert.ToBase64String(TestImages.Png(320, 200))}}","mimeType":"image/png","text":"What is this?","requestId":"i"}""");
        var turn = await chat.UntilAsync("turn_complete");
        Assert.Contains("`image/png`, 320 × 200 pixels", (string?)turn["outputText"], StringComparison.Ordinal);
        Assert.Equal("image", (string?)(await chat.MessagesAsync())[0]["message_type"]);
        Assert.Contains("with 1 image(s)", (string?)(await chat.AnswerAsync("What did I show first?"))["outputText"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupt_stops_the_answer_and_keeps_what_was_said()
    {
        await using var server = await Servers.StartAsync();
        using var chat = await ChatClient.OpenAsync(server, await ChatClient.RegisterAsync(server));
        await chat.AskAsync("Count to 5000");
        await chat.UntilAsync("text_delta");
        await chat.UntilAsync("text_delta");
        await chat.SendAsync("""{"type":"interrupt"}""");

        var turn = await chat.UntilAsync("turn_complete");

        var said = (string)turn["outputText"]!;
        Assert.Equal((true, "INTERRUPTED"), ((bool)turn["interrupted"]!, (string?)turn["finishReason"]));
        Assert.StartsWith("[Simulated answer] 1 2", said, StringComparison.Ordinal);
        Assert.DoesNotContain("5000", said, StringComparison.Ordinal);
        Assert.Equal(said.TrimEnd(), chat.Streamed().TrimEnd());
        Assert.Equal(said, (string?)(await chat.MessagesAsync())[1]["content"]);
        Assert.Contains("**Model:** \"[Simulated answer] 1 2", (string?)(await chat.AnswerAsync("What have I said so far?"))["outputText"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_takes_the_place_of_the_answer_and_a_clear_is_forgotten()
    {
        await using var server = await Servers.StartAsync();
        using var chat = await ChatClient.OpenAsync(server, await ChatClient.RegisterAsync(server));
        var first = await chat.AnswerAsync("My dog is called Rex.");
        await chat.SendAsync("""{"type":"retry","requestId":"r"}""");
        var second = await chat.UntilAsync("turn_complete");
        Assert.Equal(("r", (long)first["userMessageId"]!), ((string?)second["requestId"], (long)second["userMessageId"]!));
        Assert.Equal(2, (await chat.MessagesAsync()).Count);

        await chat.SendAsync("""{"type":"clear","requestId":"c"}""");
        Assert.Equal("c", (string?)(await chat.UntilAsync("history_cleared"))["requestId"]);
        Assert.Empty(await chat.MessagesAsync());
        Assert.Contains("nothing from before", (string?)(await chat.AnswerAsync("What did I say first?"))["outputText"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_that_is_opened_again_by_another_server_has_its_history_in_the_model_s_context()
    {
        var folder = Scratch.NewFolder();
        long number;
        await using (var server = await Servers.StartAsync("--DATA_DIR", folder))
        {
            using var chat = await ChatClient.OpenAsync(server, await ChatClient.RegisterAsync(server));
            await chat.AnswerAsync("My dog is called Rex.");
            await chat.AnswerAsync("And my cat Mia.");
            number = chat.Number;
        }

        await using (var server = await Servers.StartAsync("--DATA_DIR", folder))
        {
            using var chat = await ChatClient.OpenAsync(server, await ChatClient.RegisterAsync(server, "stranger"));
            Assert.Contains("nothing from before", (string?)(await chat.AnswerAsync("What did I say first?"))["outputText"], StringComparison.Ordinal);
        }

        await using (var server = await Servers.StartAsync("--DATA_DIR", folder))
        {
            using var chat = await ChatClient.OpenAsync(server, await ChatClient.SignInAsync(server), $",\"sessionId\":{number}");
            Assert.NotEqual("New chat", (string?)chat.Connected["title"]);
            var recalled = (string?)(await chat.AnswerAsync("What have I said so far?"))["outputText"];
            Assert.Contains("1. **You:** \"My dog is called Rex.\"", recalled, StringComparison.Ordinal);
            Assert.Contains("3. **You:** \"And my cat Mia.\"", recalled, StringComparison.Ordinal);
        }
    }
}
