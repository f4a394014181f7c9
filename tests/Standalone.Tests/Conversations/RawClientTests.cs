using System.Text.Json.Nodes;
using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Testing.Sockets;

namespace Interpreter.Standalone.Tests.Conversations;

/// <summary>A client that knows nothing but the earlier interpreter's protocol, against the whole server.</summary>
public sealed class RawClientTests
{
    [Theory]
    [InlineData("hello.ko", "ko", "en")]
    [InlineData("station.en", "en", "ko")]
    public async Task Speech_is_answered_with_captions_voice_and_the_end_of_the_turn(string recording, string from, string to)
    {
        await using var server = await Servers.StartAsync();
        using var client = await Servers.ConnectAsync(server);
        await client.SendAsync("""{"type":"init","config":{"language":"auto","useWhisper":false,"sampleRate":24000}}""");
        Assert.Equal("connected", (string?)(await client.ReceiveAsync())["type"]);

        foreach (var piece in Recordings.Pieces(recording))
        {
            await client.SendAudioAsync(piece);
        }

        var turn = await ReceiveTurnAsync(client);

        Assert.Equal(Recordings.Text(recording), Final(turn, "input_transcription", from));
        var translation = Recordings.Text(recording.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal(translation, Final(turn, "output_transcription", to));
        Assert.Equal(translation, (string?)turn[^1]["outputText"]);
        Assert.True(turn.Where(message => (string?)message["type"] == "audio_response").Sum(Bytes) > 24_000);
        Assert.Equal(
            ["speaking", "processing"],
            turn.Where(message => (string?)message["type"] == "speech_state").Select(message => (string?)message["state"]));
        Assert.All(turn, message => Assert.DoesNotContain("seq", message.Select(field => field.Key)));
    }

    private static async Task<List<JsonObject>> ReceiveTurnAsync(SocketClient client)
    {
        var messages = new List<JsonObject>();
        do
        {
            messages.Add(await client.ReceiveAsync());
        }
        while ((string?)messages[^1]["type"] != "turn_complete");
        return messages;
    }

    private static string? Final(IEnumerable<JsonObject> turn, string type, string language)
    {
        var message = Assert.Single(turn, message => (string?)message["type"] == type && (bool)message["isFinal"]!);
        Assert.Equal(language, (string?)message["language"]);
        return (string?)message["text"];
    }

    private static int Bytes(JsonObject audio)
    {
        Assert.Equal(24_000, (int)audio["sampleRate"]!);
        return Convert.FromBase64String((string)audio["data"]!).Length;
    }
}
