using System.Text.Json.Nodes;
using Interpreter.Standalone.Tests.Fixtures;

namespace Interpreter.Standalone.Tests.Chat;

/// <summary>Voice in a chat.</summary>
public sealed class SpokenChatTests
{
    [Fact]
    public async Task What_is_said_is_answered_aloud_and_in_writing_and_both_are_stored()
    {
        await using var server = await Servers.StartAsync();
        using var chat = await ChatClient.OpenAsync(server, await ChatClient.RegisterAsync(server), $",\"config\":{{\"sampleRate\":{Recordings.SampleRate}}}");
        foreach (var piece in Recordings.Pieces("hello.en"))
        {
            await chat.SendAudioAsync(piece);
        }

        var turn = await chat.UntilAsync("turn_complete");

        Assert.Equal(Recordings.Text("hello.en"), (string?)turn["inputText"]);
        Assert.NotEmpty((string)turn["outputText"]!);
        Assert.True(chat.Of("audio_response").Sum(audio => Convert.FromBase64String((string)audio["data"]!).Length) > 24_000);
        var messages = await chat.MessagesAsync();
        Assert.Equal([(long)turn["userMessageId"]!, (long)turn["assistantMessageId"]!], messages.Select(message => (long)message["id"]!));
        Assert.Equal([("user", "audio", (string?)turn["inputText"]), ("assistant", "audio", (string?)turn["outputText"])], messages.Select(Of));

        // What was said is remembered in writing.
        var recalled = await chat.AnswerAsync("What did I say first?");
        Assert.Contains($"\"{Recordings.Text("hello.en")}\"", (string?)recalled["outputText"], StringComparison.Ordinal);
    }

    private static (string?, string?, string?) Of(JsonNode message) => ((string?)message["role"], (string?)message["message_type"], (string?)message["content"]);
}
