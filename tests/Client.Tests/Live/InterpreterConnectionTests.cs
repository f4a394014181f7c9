using Interpreter.Client.Failures;
using Interpreter.Client.Live;
using Interpreter.Client.Tests.Fixtures;

namespace Interpreter.Client.Tests.Live;

/// <summary>Against a server that does what a script says.</summary>
public sealed class InterpreterConnectionTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_asked_of_a_session_is_written_as_the_protocol_says()
    {
        var init = new TaskCompletionSource<string>();
        await using var server = await ScriptedServer.StartAsync(async socket =>
        {
            init.SetResult((await socket.OpenAsync()).GetRawText());
            await CloseWhenAskedAsync(socket);
        });
        using var client = Clients.Of(server.Address, "the-token");

        await using var connection = await client.ConnectAsync(
            new()
            {
                Language = "ko",
                TargetLanguage = "en",
                Languages = ("ko", "en"),
                Voice = "Kore",
                Model = "m",
                SampleRate = 48_000,
                Glossary = [new("지하철", "subway")],
                VoiceThreshold = 0,
                VoiceHangoverFrames = 20,
            },
            Token);

        Assert.Equal("s-1", connection.SessionId);
        Assert.Equal("Bearer the-token", server.Authorization);
        Assert.Equal(
            """{"type":"init","config":{"sampleRate":48000,"language":"ko","targetLanguage":"en","voice":"Kore","model":"m","languages":["ko","en"],"glossary":[{"term":"지하철","translation":"subway"}],"vad":{"threshold":0,"hangoverFrames":20},"audioEncoding":"binary","events":"extended"}}""",
            await init.Task);
    }

    [Fact]
    public async Task Every_event_of_the_protocol_is_typed_and_later_versions_news_are_left_out()
    {
        await using var server = await ScriptedServer.StartAsync(async socket =>
        {
            await socket.OpenAsync();
            await socket.SayAsync("""{"type":"state","state":"ready","reason":null,"seq":1}""");
            await socket.SayAsync("""{"type":"speech_state","state":"speaking","timestamp":1702345678900,"seq":2}""");
            await socket.SayAsync("""{"type":"news","seq":3}""");
            await socket.SayAsync("""{"type":"input_transcription","text":"안녕","isFinal":true,"language":"ko","turn":1,"seq":4}""");
            await socket.SayAsync("""{"type":"output_transcription","text":"Hi","isFinal":false,"turn":1,"seq":5}""");
            await socket.SayAsync("""{"type":"audio_response","sampleRate":24000,"bytes":4,"turn":1,"seq":6}""");
            await socket.SpeakAsync([1, 2, 3, 4]);
            await socket.SayAsync("""{"type":"turn_complete","inputText":"안녕","outputText":"Hi","turn":1,"interrupted":true,"usage":{"promptTokens":1,"responseTokens":2,"totalTokens":3},"audio":{"inputMs":1000,"outputMs":2500},"latency":{"firstAudioMs":null,"turnMs":30},"seq":7}""");
            await socket.SayAsync("""{"type":"interrupted","turn":1,"seq":8}""");
            await socket.SayAsync("""{"type":"notice","code":"UNKNOWN_FIELD","message":"A remark.","field":"x"}""");
            await socket.SayAsync("""{"type":"error","code":"LIMIT_REACHED","message":"Enough.","retryAfter":7,"turn":2,"requestId":"r","seq":9}""");
            await socket.SayAsync("""{"type":"quota","items":[{"kind":"tokens_per_day","limit":100,"used":90.5,"remaining":9.5,"low":true,"exhausted":false}],"resetsAt":"2026-01-02T00:00:00Z","seq":10}""");
            await socket.CloseAsync(1000);
        });
        using var client = Clients.Of(server.Address);
        await using var connection = await client.ConnectAsync(cancellationToken: Token);

        var events = await connection.ReadAllAsync(Token).AllAsync();

        Assert.Equal([0, 1, 2, 4, 5, 6, 7, 8, 0, 9, 10], events.Select(said => said.Sequence));
        Assert.Equal(new ServerEvent.StateChanged(SessionState.Ready, null) { Sequence = 1 }, events[1]);
        Assert.Equal(new ServerEvent.SpeechStateChanged(SpeechState.Speaking, DateTimeOffset.FromUnixTimeMilliseconds(1702345678900)) { Sequence = 2 }, events[2]);
        Assert.Equal(new ServerEvent.InputTranscription(1, "안녕", true, "ko") { Sequence = 4 }, events[3]);
        Assert.Equal(new ServerEvent.OutputTranscription(1, "Hi", false, null) { Sequence = 5 }, events[4]);
        using var audio = Assert.IsType<ServerEvent.Speech>(events[5]).Audio;
        Assert.Equal([1, 2, 3, 4], audio.Pcm.ToArray());
        Assert.Equal(24_000, audio.SampleRate);
        Assert.Equal(
            new ServerEvent.TurnCompleted
            {
                Turn = 1,
                InputText = "안녕",
                OutputText = "Hi",
                WasInterrupted = true,
                Usage = new(1, 2, 3),
                InputAudio = TimeSpan.FromSeconds(1),
                OutputAudio = TimeSpan.FromSeconds(2.5),
                Duration = TimeSpan.FromMilliseconds(30),
                Sequence = 7,
            },
            events[6]);
        Assert.Equal(new ServerEvent.Interrupted(1) { Sequence = 8 }, events[7]);
        Assert.Equal(new ServerEvent.Notice("UNKNOWN_FIELD", "A remark.", "x"), events[8]);
        Assert.Equal(new ServerEvent.Failed("LIMIT_REACHED", "Enough.") { RetryAfter = TimeSpan.FromSeconds(7), Turn = 2, RequestId = "r", Sequence = 9 }, events[9]);
        var quota = Assert.IsType<ServerEvent.QuotaChanged>(events[10]).Quota;
        Assert.Equal(new("tokens_per_day", 100, 90.5m, 9.5m, true, false), Assert.Single(quota.Items));
    }

    [Fact]
    public async Task A_lost_connection_is_resumed_and_each_event_comes_once()
    {
        await using var server = await ScriptedServer.StartAsync(
            async socket =>
            {
                await socket.OpenAsync();
                await socket.SayAsync("""{"type":"output_transcription","text":"a","isFinal":false,"turn":1,"seq":1}""");
                await socket.SayAsync("""{"type":"output_transcription","text":"b","isFinal":false,"turn":1,"seq":2}""");
                await socket.SayAsync("""{"type":"audio_response","sampleRate":24000,"bytes":4,"turn":1,"seq":3}""");
                await socket.SpeakAsync([1, 2], isWhole: false);
                await socket.HearAsync("interrupt");
                socket.Abort();
            },
            async socket =>
            {
                var init = await socket.OpenAsync("\"resumed\":true,\"lastSeq\":4,\"missedSeq\":0,\"audioFrames\":0");
                Assert.Equal("""{"type":"init","config":{"audioEncoding":"binary"},"resume":{"sessionId":"s-1","lastSeq":2}}""", init.GetRawText());
                await socket.SayAsync("""{"type":"output_transcription","text":"b","isFinal":false,"turn":1,"seq":2}""");
                await socket.SayAsync("""{"type":"audio_response","sampleRate":24000,"bytes":4,"turn":1,"seq":3}""");
                await socket.SpeakAsync([1, 2, 3, 4]);
                await socket.SayAsync("""{"type":"output_transcription","text":"c","isFinal":true,"language":"en","turn":1,"seq":4}""");
                await socket.CloseAsync(1000);
            });
        using var client = Clients.Of(server.Address);
        await using var connection = await client.ConnectAsync(cancellationToken: Token);

        await connection.ReadAllAsync(Token).UntilAsync<ServerEvent.OutputTranscription>(said => said.Text == "b");
        await connection.InterruptAsync(Token);
        var events = await connection.ReadAllAsync(Token).AllAsync();

        // The speech of which but a half had come is whole.
        Assert.Equal([3, 4], events.Where(said => said.Sequence > 0).Select(said => said.Sequence));
        Assert.Equal([1, 2, 3, 4], Assert.Single(events.OfType<ServerEvent.Speech>()).Audio.Pcm.ToArray());
        Assert.Equal(
            [typeof(ServerEvent.Disconnected), typeof(ServerEvent.Connected)],
            events.Where(said => said.Sequence == 0).Select(said => said.GetType()));
    }

    [Fact]
    public async Task Speech_that_a_lost_connection_swallowed_is_sent_again_and_what_came_meanwhile()
    {
        var heard = new List<string>();
        var first = new TaskCompletionSource();
        var cut = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(
            async socket =>
            {
                await socket.OpenAsync();
                Assert.Equal("audio: 0101", await socket.HearAsync());
                Assert.Equal("audio: 0202", await socket.HearAsync());
                first.SetResult();
                await cut.Task;
                socket.Abort();
            },
            async socket =>
            {
                // It has taken one.
                await socket.OpenAsync("\"resumed\":true,\"lastSeq\":0,\"missedSeq\":0,\"audioFrames\":1");
                while (heard.Count < 3)
                {
                    heard.Add((await socket.HearAsync())!);
                }

                await socket.CloseAsync(1000);
            });
        using var client = Clients.Of(server.Address);
        await using var connection = await client.ConnectAsync(cancellationToken: Token);

        await connection.SendAudioAsync(new byte[] { 1, 1 }, Token);
        await connection.SendAudioAsync(new byte[] { 2, 2 }, Token);
        await first.Task;
        cut.SetResult();
        await connection.ReadAllAsync(Token).UntilAsync<ServerEvent.Disconnected>();
        await connection.SendAudioAsync(new byte[] { 3, 3 }, Token);
        await connection.EndUtteranceAsync(Token);
        await connection.SendAudioAsync(new byte[] { 4, 4 }, Token);
        await connection.ReadAllAsync(Token).AllAsync();

        // Together, or one by one, as the connection was there before or after the last of it.
        var speech = string.Concat(heard.Select(message => message.Replace("audio: ", "", StringComparison.Ordinal)));
        Assert.Equal("02020303{\"type\":\"end_utterance\"}0404", speech);
    }

    [Fact]
    public async Task A_session_that_is_gone_is_told_and_ends()
    {
        await using var server = await ScriptedServer.StartAsync(
            async socket =>
            {
                await socket.OpenAsync();
                await socket.HearAsync("interrupt");
                socket.Abort();
            },
            async socket =>
            {
                await socket.HearAsync("init");
                await socket.SayAsync("""{"type":"error","code":"SESSION_NOT_FOUND","message":"It is over.","field":"resume.sessionId"}""");
                await socket.HearAsync();
            });
        using var client = Clients.Of(server.Address);
        await using var connection = await client.ConnectAsync(cancellationToken: Token);

        await connection.InterruptAsync(Token);
        var events = await connection.ReadAllAsync(Token).AllAsync();

        Assert.IsType<ServerEvent.SessionGone>(events[^1]);
        await Assert.ThrowsAsync<SessionGoneException>(() => connection.SendTextAsync("x", Token));
        await Assert.ThrowsAsync<SessionGoneException>(() => connection.SendAudioAsync(new byte[2], Token).AsTask());
    }

    [Fact]
    public async Task A_token_that_is_worth_nothing_any_more_ends_it()
    {
        await using var server = await ScriptedServer.StartAsync(async socket =>
        {
            await socket.OpenAsync();
            await socket.HearAsync("interrupt");
            socket.Abort();
        });
        server.StatusAfter = 401;
        using var client = Clients.Of(server.Address, "revoked");
        await using var connection = await client.ConnectAsync(cancellationToken: Token);

        await connection.InterruptAsync(Token);

        await Assert.ThrowsAsync<UnauthorizedException>(() => connection.ReadAllAsync(Token).AllAsync());
        await Assert.ThrowsAsync<UnauthorizedException>(() => connection.InterruptAsync(Token));
    }

    [Fact]
    public async Task A_server_that_stays_away_is_given_up()
    {
        await using var server = await ScriptedServer.StartAsync(async socket =>
        {
            await socket.OpenAsync();
            await socket.CloseAsync(1001, "stopping");
        });
        using var client = Clients.Of(server.Address, giveUpAfter: TimeSpan.FromMilliseconds(100));
        await using var connection = await client.ConnectAsync(cancellationToken: Token);
        var events = new List<ServerEvent>();

        var failure = await Assert.ThrowsAsync<ServerUnreachableException>(async () =>
        {
            await foreach (var said in connection.ReadAllAsync(Token))
            {
                events.Add(said);
            }
        });

        Assert.Contains("503", failure.Message, StringComparison.Ordinal);
        Assert.Contains("1001 stopping", Assert.IsType<ServerEvent.Disconnected>(events[1]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ended_the_session_is_thrown_at_the_end()
    {
        await using var server = await ScriptedServer.StartAsync(async socket =>
        {
            await socket.OpenAsync();
            await socket.SayAsync("""{"type":"error","code":"UPSTREAM_QUOTA","message":"The quota is used up.","seq":1}""");
            await socket.SayAsync("""{"type":"state","state":"closed","reason":"UPSTREAM_QUOTA","seq":2}""");
            await socket.CloseAsync(1011, "UPSTREAM_QUOTA");
        });
        using var client = Clients.Of(server.Address);
        await using var connection = await client.ConnectAsync(cancellationToken: Token);

        var failure = await Assert.ThrowsAsync<SessionRefusedException>(() => connection.ReadAllAsync(Token).AllAsync());

        Assert.Equal(("UPSTREAM_QUOTA", "The quota is used up."), (failure.Code, failure.Message));
    }

    [Theory]
    [InlineData("hello", "not JSON")]
    [InlineData("""{"type":"audio_response","sampleRate":24000,"bytes":4,"turn":1,"seq":2}""", "announced audio")]
    public async Task What_is_not_of_the_protocol_ends_it(string message, string expected)
    {
        await using var server = await ScriptedServer.StartAsync(async socket =>
        {
            await socket.OpenAsync();
            await socket.SayAsync(message);
            await socket.SayAsync("{}");
            await socket.HearAsync();
        });
        using var client = Clients.Of(server.Address);
        await using var connection = await client.ConnectAsync(cancellationToken: Token);

        var failure = await Assert.ThrowsAsync<ProtocolException>(() => connection.ReadAllAsync(Token).AllAsync());

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_says_close_and_waits_for_the_goodbye()
    {
        var asked = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async socket =>
        {
            await socket.OpenAsync();
            await CloseWhenAskedAsync(socket);
            asked.SetResult();
        });
        using var client = Clients.Of(server.Address);
        var connection = await client.ConnectAsync(cancellationToken: Token);

        await connection.DisposeAsync();

        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, Token);
        await Assert.ThrowsAsync<SessionGoneException>(() => connection.PingAsync(Token));
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task A_ping_that_a_lost_connection_swallowed_is_sent_again()
    {
        await using var server = await ScriptedServer.StartAsync(
            async socket =>
            {
                await socket.OpenAsync();
                await socket.HearAsync("ping");
                socket.Abort();
            },
            async socket =>
            {
                await socket.OpenAsync("\"resumed\":true,\"lastSeq\":0,\"missedSeq\":0,\"audioFrames\":0");
                await socket.HearAsync("ping");
                await socket.SayAsync("""{"type":"pong"}""");
                await CloseWhenAskedAsync(socket);
            });
        using var client = Clients.Of(server.Address);
        await using var connection = await client.ConnectAsync(cancellationToken: Token);

        await connection.PingAsync(Token);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(32_002)]
    public async Task Speech_of_a_length_that_a_server_would_refuse_is_refused_here(int bytes)
    {
        await using var server = await ScriptedServer.StartAsync(async socket =>
        {
            await socket.OpenAsync();
            await CloseWhenAskedAsync(socket);
        });
        using var client = Clients.Of(server.Address);
        await using var connection = await client.ConnectAsync(cancellationToken: Token);

        await Assert.ThrowsAsync<ArgumentException>(() => connection.SendAudioAsync(new byte[bytes], Token).AsTask());
    }

    [Fact]
    public async Task A_session_that_is_refused_says_which_field_is_wrong()
    {
        await using var server = await ScriptedServer.StartAsync(async socket =>
        {
            await socket.HearAsync("init");
            await socket.SayAsync("""{"type":"error","code":"UNSUPPORTED_VOICE","message":"No such voice.","field":"voice"}""");
            await socket.HearAsync();
        });
        using var client = Clients.Of(server.Address);

        var failure = await Assert.ThrowsAsync<SessionRefusedException>(() => client.ConnectAsync(cancellationToken: Token));

        Assert.Equal(("UNSUPPORTED_VOICE", "voice"), (failure.Code, failure.Field));
    }

    private static async Task CloseWhenAskedAsync(ScriptedSocket socket)
    {
        await socket.HearAsync("close");
        await socket.CloseAsync(1000);
    }
}
