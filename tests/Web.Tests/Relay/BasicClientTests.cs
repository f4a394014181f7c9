using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Relay;

public sealed class BasicClientTests
{
    private const string Init = """{"type":"init","config":{"language":"auto","useWhisper":false,"sampleRate":16000}}""";

    [Fact]
    public async Task A_basic_client_gets_exactly_the_messages_and_fields_of_the_earlier_protocol()
    {
        await using var server = await WebServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SendAsync(Init);
        var connected = await client.ReceiveTextAsync();
        var session = await server.Sessions.NextSessionAsync();
        Assert.Equal($$"""{"type":"connected","sessionId":"{{session.Id}}"}""", connected);

        session.Say(new SessionOutput.StateChanged(SessionState.Ready, null));
        session.Say(new SessionOutput.SpeechStateChanged(SpeechState.Speaking, 1702345678900));
        session.Say(new SessionOutput.InputCaption(1, "안녕하세요", IsFinal: false, null));
        session.Say(new SessionOutput.OutputCaption(1, "Hello \"you\"", IsFinal: false, null));
        session.Say(new SessionOutput.Speech(1, AudioFrame.Copy([1, 2, 3, 4], 24_000)));
        session.Say(new SessionOutput.Interrupted(1));
        session.Say(new SessionOutput.InputCaption(1, "안녕하세요", IsFinal: true, "ko"));
        session.Say(new SessionOutput.OutputCaption(1, "Hello", IsFinal: true, "en"));
        session.Say(new SessionOutput.TurnCompleted
        {
            Turn = 1,
            InputText = "안녕하세요",
            OutputText = "Hello",
            WasInterrupted = true,
            Usage = new TokenUsage(1, 2, 3),
            InputAudioMilliseconds = 1,
            OutputAudioMilliseconds = 2,
            DurationMilliseconds = 3,
        });
        session.Say(new SessionOutput.Failed(SessionErrorCodes.AudioLost, "Older audio was given up."));

        Assert.Equal("""{"type":"speech_state","state":"speaking","timestamp":1702345678900}""", await client.ReceiveTextAsync());
        Assert.Equal("""{"type":"input_transcription","text":"안녕하세요","isFinal":false}""", await client.ReceiveTextAsync());
        Assert.Equal("""{"type":"output_transcription","text":"Hello \"you\"","isFinal":false}""", await client.ReceiveTextAsync());
        Assert.Equal("""{"type":"audio_response","data":"AQIDBA==","sampleRate":24000}""", await client.ReceiveTextAsync());
        Assert.Equal("""{"type":"input_transcription","text":"안녕하세요","isFinal":true,"language":"ko"}""", await client.ReceiveTextAsync());
        Assert.Equal("""{"type":"output_transcription","text":"Hello","isFinal":true,"language":"en"}""", await client.ReceiveTextAsync());
        Assert.Equal("""{"type":"turn_complete","inputText":"안녕하세요","outputText":"Hello"}""", await client.ReceiveTextAsync());
        Assert.Equal("""{"type":"error","message":"Older audio was given up.","code":"AUDIO_LOST"}""", await client.ReceiveTextAsync());
    }

    [Fact]
    public async Task Audio_reaches_the_session_numbered_from_one_at_the_asked_rate()
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync("""{"type":"init","config":{"sampleRate":48000}}""");
        using var _ = client;

        await client.SendAudioAsync([1, 2, 3, 4]);
        await client.SendAsync("""{"timestamp":1702345678900,"data":"BQYHCA==","type":"audio"}""");

        var first = await session.NextAudioAsync();
        var second = await session.NextAudioAsync();
        Assert.Equal([1, 2, 3, 4], first.Pcm);
        Assert.Equal((1, 48_000), (first.Sequence, first.SampleRate));
        Assert.Equal([5, 6, 7, 8], second.Pcm);
        Assert.Equal((2, 48_000), (second.Sequence, second.SampleRate));
    }

    [Fact]
    public async Task Whisper_is_answered_with_an_error_that_a_basic_client_understands_and_the_session_works()
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync("""{"type":"init","config":{"useWhisper":true}}""");
        using var _ = client;

        var (code, message, field) = await client.ReceiveErrorAsync();
        Assert.Equal("WHISPER_UNAVAILABLE", code);
        Assert.Contains("useWhisper", message, StringComparison.Ordinal);
        Assert.Null(field);

        await client.SendAsync("""{"type":"interrupt"}""");
        Assert.IsType<SessionCommand.Interrupt>(await session.NextCommandAsync());
    }

    [Fact]
    public async Task Close_ends_the_session_and_the_socket_with_1000()
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync(Init);
        using var _ = client;

        await client.SendAsync("""{"type":"close"}""");

        Assert.IsType<SessionCommand.Close>(await session.NextCommandAsync());
        Assert.Equal(1000, await client.ReceiveCloseAsync());
    }
}
