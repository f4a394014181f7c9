using System.Net.WebSockets;
using Interpreter.Core.Upstream;
using Interpreter.Testing.Sockets;
using Interpreter.Web.Listening;

namespace Interpreter.Web.Tests.Listening;

public sealed class ListeningTests
{
    [Fact]
    public async Task A_listener_gets_what_is_said_in_both_languages_and_the_voice_and_nothing_of_the_owner_s()
    {
        await using var servers = await ListeningServers.StartAsync();
        var (speaker, model, token) = await servers.ShareAsync();
        using var _ = speaker;
        using var listener = await ListeningServers.ListenAsync(servers.Second, token);
        Assert.Matches(
            """^\{"type":"connected","mode":"listen","resumed":false,"lastSeq":\d+,"missedSeq":0,"config":\{"languages":\["ko","en"\],"targetLanguage":null,"audioEncoding":"base64"\}\}$""",
            await listener.ReceiveTextAsync());

        model.Say(Turns.Heard("하나"), Turns.Voice(1, 2), Turns.Spoken("One"), new UpstreamEvent.Usage(new(1, 2, 3)));
        model.End();
        Assert.Matches("""^\{"type":"input_transcription","text":"하나","isFinal":false,"turn":1,"seq":\d+\}$""", await listener.ReceiveTextAsync("input_transcription"));
        Assert.Matches("""^\{"type":"audio_response","data":"AQI=","sampleRate":24000,"turn":1,"seq":\d+\}$""", await listener.ReceiveTextAsync("audio_response"));
        Assert.Matches("""^\{"type":"output_transcription","text":"One","isFinal":false,"turn":1,"seq":\d+\}$""", await listener.ReceiveTextAsync("output_transcription"));
        Assert.Matches("""^\{"type":"turn_complete","inputText":"하나","outputText":"One","turn":1,"interrupted":false,"seq":\d+\}$""", await listener.ReceiveTextAsync("turn_complete"));

        await speaker.SendAsync("""{"type":"close"}""");
        Assert.Matches("""^\{"type":"state","state":"closed","reason":null,"seq":\d+\}$""", await listener.ReceiveTextAsync("state", message => message.Contains("closed", StringComparison.Ordinal)));
        Assert.Equal(1000, await listener.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Voice_comes_in_binary_or_not_at_all_as_the_listener_asks()
    {
        await using var servers = await ListeningServers.StartAsync();
        var (speaker, model, token) = await servers.ShareAsync();
        using var _ = speaker;
        using var binary = await ListeningServers.ListenAsync(servers.First, token, """{"audioEncoding":"binary"}""");
        using var mute = await ListeningServers.ListenAsync(servers.First, token, """{"audio":false}""");
        await binary.ReceiveTypeAsync("connected");
        await mute.ReceiveTypeAsync("connected");
        model.Say(Turns.Voice(1, 2, 3, 4));
        model.Say(Turns.Spoken("One"));

        Assert.Equal(4, (await binary.ReceiveTypeAsync("audio_response"))["bytes"]!.GetValue<int>());
        var (type, bytes) = await binary.ReceiveMessageAsync();
        Assert.Equal(WebSocketMessageType.Binary, type);
        Assert.Equal([1, 2, 3, 4], bytes);

        var message = await mute.ReceiveAsync();
        for (; message["type"]!.GetValue<string>() is "state" or "speech_state"; message = await mute.ReceiveAsync())
        {
        }

        Assert.Equal("output_transcription", message["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_comes_in_the_middle_of_a_turn_gets_its_captions_so_far_and_nothing_older()
    {
        await using var servers = await ListeningServers.StartAsync();
        var (speaker, model, token) = await servers.ShareAsync();
        using var _ = speaker;
        model.Say(Turns.Heard("하나"), Turns.Spoken("One"));
        model.End();
        await speaker.ReceiveTypeAsync("turn_complete");
        model.Say(Turns.Heard("둘"), Turns.Heard(" 셋"), Turns.Spoken("Two"));
        await speaker.ReceiveTypeAsync("output_transcription");

        using var late = await ListeningServers.ListenAsync(servers.First, token);
        await late.ReceiveTypeAsync("connected");
        Assert.Equal("둘 셋", (await late.ReceiveAsync())["text"]!.GetValue<string>());
        Assert.Equal("Two", (await late.ReceiveAsync())["text"]!.GetValue<string>());
        model.Say(Turns.Spoken(", three"));
        Assert.Equal("Two, three", (await late.ReceiveAsync())["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_comes_back_at_another_server_gets_each_event_once()
    {
        await using var servers = await ListeningServers.StartAsync();
        var (speaker, model, token) = await servers.ShareAsync();
        using var _ = speaker;
        long last;
        using (var listener = await ListeningServers.ListenAsync(servers.First, token))
        {
            model.Say(Turns.Heard("하나"));
            last = (await listener.ReceiveTypeAsync("input_transcription"))["seq"]!.GetValue<long>();
        }

        model.Say(Turns.Spoken("One"));
        await speaker.ReceiveTypeAsync("output_transcription");
        using var back = await ListeningServers.ListenAsync(servers.Second, token, more: $$""","resume":{"lastSeq":{{last}}}""");
        var connected = await back.ReceiveAsync();
        Assert.True(connected["resumed"]!.GetValue<bool>());
        Assert.Equal(0, connected["missedSeq"]!.GetValue<long>());
        Assert.Equal("One", (await back.ReceiveAsync())["text"]!.GetValue<string>());
        Assert.True(connected["lastSeq"]!.GetValue<long>() > last);
    }

    [Fact]
    public async Task A_link_that_was_revoked_ends_its_listeners_and_lets_nobody_in()
    {
        await using var servers = await ListeningServers.StartAsync();
        var (speaker, _, token) = await servers.ShareAsync();
        using var __ = speaker;
        using var listener = await ListeningServers.ListenAsync(servers.First, token);
        await listener.ReceiveTypeAsync("connected");
        await speaker.SendAsync("""{"type":"unshare"}""");
        await speaker.ReceiveTypeAsync("unshared");
        Assert.Equal("LISTEN_ENDED", (await listener.ReceiveTypeAsync("error"))["code"]!.GetValue<string>());
        Assert.Equal(1000, await listener.ReceiveCloseAsync());

        using var late = await ListeningServers.ListenAsync(servers.Second, token);
        Assert.Equal(("SESSION_NOT_FOUND", "listenToken"), Refused(await late.ReceiveErrorAsync()));

        await speaker.SendAsync("""{"type":"share"}""");
        var renewed = (await speaker.ReceiveTypeAsync("shared"))["listenToken"]!.GetValue<string>();
        using var next = await ListeningServers.ListenAsync(servers.First, renewed);
        await next.ReceiveTypeAsync("connected");
    }

    [Theory]
    [InlineData("CfDJ8ForgedForgedForgedForgedForgedForged")]
    [InlineData("!")]
    public async Task A_forged_token_is_refused(string token)
    {
        await using var servers = await ListeningServers.StartAsync();
        using var listener = await ListeningServers.ListenAsync(servers.First, token);
        Assert.Equal(("SESSION_NOT_FOUND", "listenToken"), Refused(await listener.ReceiveErrorAsync()));
    }

    [Fact]
    public async Task A_listener_that_speaks_is_told_and_goes_on_listening()
    {
        await using var servers = await ListeningServers.StartAsync();
        var (speaker, model, token) = await servers.ShareAsync();
        using var _ = speaker;
        using var listener = await ListeningServers.ListenAsync(servers.First, token, """{"audioEncoding":"binary"}""");
        await listener.ReceiveTypeAsync("connected");
        foreach (var message in new[] { """{"type":"audio","data":"AAAA"}""", """{"type":"text","text":"Hello"}""", """{"type":"interrupt"}""", """{"type":"share"}""", """{"type":"unshare"}""" })
        {
            await listener.SendAsync(message);
            Assert.Equal("LISTEN_ONLY", (await listener.ReceiveTypeAsync("error"))["code"]!.GetValue<string>());
        }

        await listener.SendBinaryAsync([0, 0]);
        Assert.Equal("LISTEN_ONLY", (await listener.ReceiveTypeAsync("error"))["code"]!.GetValue<string>());
        await listener.SendAsync("{");
        Assert.Equal("INVALID_JSON", (await listener.ReceiveTypeAsync("error"))["code"]!.GetValue<string>());
        model.Say(Turns.Heard("하나"));
        await listener.ReceiveTypeAsync("input_transcription");
        await listener.SendAsync("""{"type":"close"}""");
        Assert.Equal(1000, await listener.ReceiveCloseAsync());
        await speaker.ReceiveTypeAsync("input_transcription");
    }

    [Fact]
    public async Task The_speaker_is_told_how_many_listen_and_no_more_may_than_the_limit_says()
    {
        await using var servers = await ListeningServers.StartAsync(new ListeningOptions { MaxPerSession = 2 });
        var (speaker, _, token) = await servers.ShareAsync();
        using var __ = speaker;
        using var first = await ListeningServers.ListenAsync(servers.First, token);
        await first.ReceiveTypeAsync("connected");
        Assert.Equal(1, (await speaker.ReceiveTypeAsync("listeners"))["count"]!.GetValue<int>());
        using (var second = await ListeningServers.ListenAsync(servers.Second, token))
        {
            await second.ReceiveTypeAsync("connected");
            Assert.Equal(2, (await speaker.ReceiveTypeAsync("listeners"))["count"]!.GetValue<int>());
            using var third = await ListeningServers.ListenAsync(servers.First, token);
            Assert.Equal("LISTENERS_FULL", (await third.ReceiveErrorAsync()).Code);
        }

        Assert.Equal(1, (await speaker.ReceiveTypeAsync("listeners"))["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Whoever_has_a_link_may_listen_where_guests_may_not_speak()
    {
        await using var servers = await ListeningServers.StartAsync(guests: false);
        var (speaker, _, token) = await servers.ShareAsync();
        using var __ = speaker;
        using var listener = await ListeningServers.ListenAsync(servers.First, token);
        await listener.ReceiveTypeAsync("connected");

        using var guest = await SocketClient.ConnectAsync(servers.First, path: "/ws/listen");
        await guest.SendAsync("""{"type":"init"}""");
        Assert.Equal("LISTEN_ONLY", (await guest.ReceiveErrorAsync()).Code);
    }

    [Fact]
    public async Task Five_hundred_listeners_at_two_servers_get_every_caption_in_order()
    {
        const int Count = 20;
        await using var servers = await ListeningServers.StartAsync();
        var (speaker, model, token) = await servers.ShareAsync();
        using var _ = speaker;
        var listeners = await Task.WhenAll(Enumerable.Range(0, 500).Select(async number =>
        {
            var listener = await ListeningServers.ListenAsync(number % 2 == 0 ? servers.First : servers.Second, token, """{"audioEncoding":"binary"}""");
            await listener.ReceiveTypeAsync("connected");
            return listener;
        }));
        var heard = listeners.Select(async listener =>
        {
            List<string> texts = [];
            long last = 0;
            while (texts.Count < Count)
            {
                var message = await listener.ReceiveTypeAsync("turn_complete");
                Assert.True(message["seq"]!.GetValue<long>() > last);
                last = message["seq"]!.GetValue<long>();
                texts.Add(message["outputText"]!.GetValue<string>());
            }

            listener.Dispose();
            return texts;
        }).ToArray();
        for (var turn = 1; turn <= Count; turn++)
        {
            model.Say(Turns.Heard($"말 {turn}"), Turns.Voice(new byte[960]), Turns.Spoken($"Word {turn}"));
            model.End();
        }

        Assert.All(await Task.WhenAll(heard), texts => Assert.Equal(Enumerable.Range(1, Count).Select(turn => $"Word {turn}"), texts));
    }

    private static (string Code, string? Field) Refused((string Code, string Message, string? Field) error) => (error.Code, error.Field);
}
