using System.Net.WebSockets;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Relay;

public sealed class ExtendedClientTests
{
    private const string Init = """{"type":"init","config":{"events":"extended","voice":"kore"}}""";

    [Fact]
    public async Task An_extended_client_gets_every_event_with_its_number_and_the_session_s_settings()
    {
        await using var server = await WebServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SendAsync(Init);
        var connected = await client.ReceiveAsync();
        var session = await server.Sessions.NextSessionAsync();
        Assert.Equal(
            $$$"""{"type":"connected","sessionId":"{{{session.Id}}}","resumed":false,"lastSeq":0,"missedSeq":0,"audioFrames":0,"config":{"languages":["ko","en"],"targetLanguage":null,"voice":"Kore","model":"two-way","sampleRate":16000,"vad":{"threshold":500,"hangoverFrames":15},"glossary":0,"audioEncoding":"base64"}}""",
            connected.ToJsonString());

        session.Say(new SessionOutput.StateChanged(SessionState.Reconnecting, "NETWORK"));
        session.Say(new SessionOutput.Interrupted(3));
        session.Say(new SessionOutput.TurnCompleted
        {
            Turn = 3,
            InputText = "가",
            OutputText = "a",
            WasInterrupted = true,
            Usage = new TokenUsage(1, 2, 3),
            InputAudioMilliseconds = 1000.4,
            OutputAudioMilliseconds = 2000.6,
            FirstAudioMilliseconds = null,
            DurationMilliseconds = 3000,
        });
        session.Say(new SessionOutput.Speech(3, AudioFrame.Copy([1, 2], 24_000)));
        session.Say(new SessionOutput.Failed("AUDIO_LOST", "Gone."));

        Assert.Equal("""{"type":"state","state":"reconnecting","reason":"NETWORK","seq":1}""", await client.ReceiveTextAsync());
        Assert.Equal("""{"type":"interrupted","turn":3,"seq":2}""", await client.ReceiveTextAsync());
        Assert.Equal(
            """{"type":"turn_complete","inputText":"가","outputText":"a","turn":3,"interrupted":true,"usage":{"promptTokens":1,"responseTokens":2,"totalTokens":3},"audio":{"inputMs":1000,"outputMs":2001},"latency":{"firstAudioMs":null,"turnMs":3000},"seq":3}""",
            await client.ReceiveTextAsync());
        Assert.Equal("""{"type":"audio_response","data":"AQI=","sampleRate":24000,"turn":3,"seq":4}""", await client.ReceiveTextAsync());
        Assert.Equal("""{"type":"error","message":"Gone.","code":"AUDIO_LOST","seq":5}""", await client.ReceiveTextAsync());
    }

    [Fact]
    public async Task Commands_reach_the_session_in_order()
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync(Init);
        using var _ = client;

        await client.SendAsync("""{"type":"text","text":"안녕 \"you\""}""");
        await client.SendAsync("""{"type":"end_utterance"}""");
        await client.SendAsync("""{"type":"ack","seq":12}""");
        await client.SendAsync("""{"type":"interrupt"}""");

        Assert.Equal(new SessionCommand.SendText("안녕 \"you\""), await session.NextCommandAsync());
        Assert.IsType<SessionCommand.EndUtterance>(await session.NextCommandAsync());
        Assert.Equal(new SessionCommand.Acknowledge(12), await session.NextCommandAsync());
        Assert.IsType<SessionCommand.Interrupt>(await session.NextCommandAsync());
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"a\"")]
    [InlineData("{\"n\":[1,null]}")]
    [InlineData("null")]
    public async Task A_ping_is_answered_with_its_id_even_before_init(string id)
    {
        await using var server = await WebServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SendAsync($$"""{"type":"ping","id":{{id}}}""");
        Assert.Equal($$"""{"type":"pong","id":{{id}}}""", await client.ReceiveTextAsync());
    }

    [Fact]
    public async Task Binary_audio_travels_as_raw_pcm_both_ways()
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync("""{"type":"init","config":{"audioEncoding":"binary"}}""");
        using var _ = client;

        await client.SendBinaryAsync([1, 2, 3, 4]);
        await client.SendBinaryAsync([]);
        await client.SendAudioAsync([5, 6]);
        var first = await session.NextAudioAsync();
        Assert.Equal([1, 2, 3, 4], first.Pcm);
        Assert.Equal(2, (await session.NextAudioAsync()).Sequence);
        Assert.Equal("INVALID_AUDIO", (await client.ReceiveErrorAsync()).Code);

        session.Say(new SessionOutput.Speech(1, AudioFrame.Copy([7, 8, 9, 10], 24_000)));
        Assert.Equal("""{"type":"audio_response","bytes":4,"sampleRate":24000,"turn":1,"seq":1}""", await client.ReceiveTextAsync());
        var (type, bytes) = await client.ReceiveMessageAsync();
        Assert.Equal(WebSocketMessageType.Binary, type);
        Assert.Equal([7, 8, 9, 10], bytes);
    }

    [Fact]
    public async Task An_unknown_setting_is_noticed()
    {
        await using var server = await WebServer.StartAsync();
        var (client, _) = await server.OpenAsync("""{"type":"init","config":{"langauge":"ko","vad":{"treshold":1}}}""");
        using var __ = client;

        var notices = new[] { await client.ReceiveAsync(), await client.ReceiveAsync() };
        Assert.All(notices, notice => Assert.Equal(("notice", "UNKNOWN_FIELD"), ((string?)notice["type"], (string?)notice["code"])));
        Assert.Equal(["config.langauge", "config.vad.treshold"], notices.Select(notice => (string?)notice["field"]).Order());
    }

    [Fact]
    public async Task A_client_that_resumes_is_told_where_the_session_stands_and_gets_what_follows()
    {
        await using var server = await WebServer.StartAsync();
        var (lost, session) = await server.OpenAsync("""{"type":"init","config":{"sampleRate":8000,"events":"extended"}}""");
        await lost.SendAudioAsync([1, 2]);
        await session.NextAudioAsync();
        lost.Dispose();

        session.Attached = new(session.Settings, SessionState.Ready, LastSequence: 130, OldestSequence: 126, AudioSequence: 41);
        using var client = await server.ConnectAsync();
        await client.SendAsync(
            $$$"""{"type":"init","config":{"audioEncoding":"base64","language":"ko"},"resume":{"sessionId":"{{{session.Id}}}","lastSeq":123}}""");
        var connected = await client.ReceiveAsync();

        Assert.Equal((session.Id, true), ((string?)connected["sessionId"], (bool)connected["resumed"]!));
        Assert.Equal((130, 125, 41), ((int)connected["lastSeq"]!, (int)connected["missedSeq"]!, (int)connected["audioFrames"]!));
        Assert.Equal([0, 123], session.Subscriptions);
        Assert.Equal("FIELD_IGNORED", (string?)(await client.ReceiveAsync())["code"]);

        await client.SendAudioAsync([3, 4]);
        var audio = await session.NextAudioAsync();
        Assert.Equal((42, 8_000), (audio.Sequence, audio.SampleRate));
    }

    [Fact]
    public async Task A_client_that_claims_to_have_more_than_there_is_missed_nothing()
    {
        await using var server = await WebServer.StartAsync();
        var (lost, session) = await server.OpenAsync(Init);
        lost.Dispose();

        session.Attached = new(session.Settings, SessionState.Ready, LastSequence: 130, OldestSequence: 126, AudioSequence: 0);
        using var client = await server.ConnectAsync();
        await client.SendAsync($$$"""{"type":"init","resume":{"sessionId":"{{{session.Id}}}","lastSeq":{{{long.MaxValue}}}}}""");
        Assert.Equal(0, (long)(await client.ReceiveAsync())["missedSeq"]!);
    }

    [Fact]
    public async Task Losing_the_socket_does_not_close_the_session()
    {
        await using var server = await WebServer.StartAsync();
        var (client, session) = await server.OpenAsync(Init);
        await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        client.Dispose();

        // A second client proves that the session was told nothing in between.
        using var other = await server.ConnectAsync();
        await other.SendAsync($$$"""{"type":"init","resume":{"sessionId":"{{{session.Id}}}","lastSeq":0}}""");
        Assert.True((bool)(await other.ReceiveAsync())["resumed"]!);
        await other.SendAsync("""{"type":"interrupt"}""");
        Assert.IsType<SessionCommand.Interrupt>(await session.NextCommandAsync());
    }
}
