using Interpreter.Client.Failures;
using Interpreter.Client.Live;
using Interpreter.Client.Tests.Fixtures;
using Interpreter.Testing;

namespace Interpreter.Client.Tests.Live;

/// <summary>Against a server that does what a script says.</summary>
public sealed class ListenerConnectionTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_asked_is_written_as_the_protocol_says_and_the_user_is_not_named()
    {
        var inits = new List<string>();
        await using var server = await ScriptedServer.StartAsync(
            async socket =>
            {
                inits.Add((await socket.LetInAsync(lastSequence: 7)).GetRawText());
                await socket.SayAsync("""{"type":"output_transcription","text":"a","isFinal":false,"turn":1,"seq":8}""");
                await socket.HearAsync("ping");
                socket.Abort();
            },
            async socket =>
            {
                inits.Add((await socket.LetInAsync(lastSequence: 8, isResumed: true)).GetRawText());
                await socket.CloseAsync(1000);
            });
        using var client = Clients.Of(server.Address, "the-token");

        await using var listener = await client.ConnectListenerAsync("CfDJ8", new() { TakesSpeech = false }, Token);
        await listener.ReadAllAsync(Token).UntilAsync<ServerEvent.OutputTranscription>();
        await Assert.ThrowsAsync<SessionGoneException>(() => listener.PingAsync(Token));

        Assert.Equal(("/ws/listen", null), (server.Path, server.Authorization));
        Assert.Equal(("ko", "en"), listener.Languages);
        Assert.Null(listener.TargetLanguage);
        Assert.Equal(
            [
                """{"type":"init","mode":"listen","listenToken":"CfDJ8","config":{"audio":false,"audioEncoding":"binary","events":"extended"}}""",
                """{"type":"init","mode":"listen","listenToken":"CfDJ8","config":{"audio":false,"audioEncoding":"binary"},"resume":{"lastSeq":8}}""",
            ],
            inits);
    }

    [Fact]
    public async Task Who_comes_in_the_middle_of_a_turn_gets_its_captions_and_after_a_loss_nothing_of_what_was_said_before()
    {
        var resume = "";
        await using var server = await ScriptedServer.StartAsync(
            async socket =>
            {
                await socket.LetInAsync(lastSequence: 100);
                await socket.SayAsync("""{"type":"input_transcription","text":"a","isFinal":false,"turn":9,"seq":95}""");
                await socket.HearAsync("ping");
                socket.Abort();
            },
            async socket =>
            {
                resume = (await socket.LetInAsync(lastSequence: 101, isResumed: true)).GetProperty("resume").GetRawText();
                await socket.SayAsync("""{"type":"input_transcription","text":"ab","isFinal":false,"turn":9,"seq":101}""");
                await socket.CloseAsync(1000);
            });
        using var client = Clients.Of(server.Address);
        await using var listener = await client.ConnectListenerAsync("CfDJ8", cancellationToken: Token);

        await listener.ReadAllAsync(Token).UntilAsync<ServerEvent.InputTranscription>(said => said.Sequence == 95);
        await Assert.ThrowsAsync<SessionGoneException>(() => listener.PingAsync(Token));

        var events = await listener.ReadAllAsync(Token).AllAsync();
        Assert.Equal("""{"lastSeq":100}""", resume);
        Assert.Equal([101], events.Where(said => said.Sequence > 0).Select(said => said.Sequence));
    }

    [Theory]
    [InlineData("""{"type":"error","code":"LISTENERS_FULL","message":"As many listen as may: try again later."}""")]
    [InlineData("""{"type":"error","code":"SERVER_FULL","message":"The server is full."}""")]
    public async Task A_hall_that_is_full_when_a_listener_comes_back_is_tried_again_after_a_while(string refusal)
    {
        await using var server = await ScriptedServer.StartAsync(
            async socket =>
            {
                await socket.LetInAsync();
                await socket.CloseAsync(1013, "slow");
            },
            async socket =>
            {
                await socket.HearAsync("init");
                await socket.SayAsync(refusal);
                await socket.HearAsync();
            });
        using var client = Clients.Of(server.Address);
        await using var listener = await client.ConnectListenerAsync("CfDJ8", cancellationToken: Token);

        var refused = await listener.ReadAllAsync(Token).UntilAsync<ServerEvent.Disconnected>(lost => lost.Attempt == 1);

        Assert.True(refused.RetryIn >= TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task The_end_of_the_sharing_is_the_end_even_where_the_goodbye_is_lost()
    {
        await using var server = await ScriptedServer.StartAsync(async socket =>
        {
            await socket.LetInAsync();
            await socket.SayAsync("""{"type":"error","code":"LISTEN_ENDED","message":"The speaker has ended the listening."}""");
            await socket.HearAsync("ping");
            socket.Abort();
        });
        using var client = Clients.Of(server.Address, giveUpAfter: TimeSpan.FromSeconds(1));
        await using var listener = await client.ConnectListenerAsync("CfDJ8", cancellationToken: Token);

        await listener.ReadAllAsync(Token).UntilAsync<ServerEvent.Unshared>();
        await Assert.ThrowsAsync<SessionGoneException>(() => listener.PingAsync(Token));

        Assert.Empty(await listener.ReadAllAsync(Token).AllAsync());
    }

    [Fact]
    public async Task A_listener_that_reads_late_loses_nothing_that_was_sent()
    {
        const int Count = 2_000;
        await using var server = await ScriptedServer.StartAsync(async socket =>
        {
            await socket.LetInAsync();
            for (var number = 1; number <= Count; number++)
            {
                await socket.SayAsync($$"""{"type":"output_transcription","text":"a","isFinal":false,"turn":{{number}},"seq":{{number}}}""");
            }

            await socket.CloseAsync(1000);
        });
        using var client = Clients.Of(server.Address);
        await using var listener = await client.ConnectListenerAsync("CfDJ8", cancellationToken: Token);

        var first = await listener.ReadAllAsync(Token).UntilAsync<ServerEvent.OutputTranscription>();
        var rest = await listener.ReadAllAsync(Token).AllAsync();

        Assert.Equal(Enumerable.Range(1, Count).Select(number => (long)number), rest.Prepend(first).Select(said => said.Sequence));
    }

    [Fact]
    public async Task A_listener_says_nothing_but_goodbye()
    {
        var clock = new FakeClock();
        var heard = new TaskCompletionSource<string?>();
        var go = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async socket =>
        {
            await socket.LetInAsync();
            await go.Task;
            await socket.SayAsync("""{"type":"output_transcription","text":"a","isFinal":false,"turn":1,"seq":1}""");
            await socket.SayAsync("""{"type":"output_transcription","text":"b","isFinal":false,"turn":1,"seq":2}""");
            heard.SetResult(await socket.HearAsync());
            await socket.CloseAsync(1000);
        });
        using var client = new InterpreterClient(new InterpreterClientOptions { Address = server.Address, Time = clock });
        var listener = await client.ConnectListenerAsync("CfDJ8", cancellationToken: Token);

        // Long enough for a speaker to acknowledge what it has.
        clock.Advance(TimeSpan.FromSeconds(5));
        go.SetResult();
        await listener.ReadAllAsync(Token).UntilAsync<ServerEvent.OutputTranscription>(said => said.Sequence == 2);
        await listener.DisposeAsync();

        Assert.Equal("""{"type":"close"}""", await heard.Task);
    }

    [Fact]
    public async Task A_share_that_a_lost_connection_swallowed_is_sent_again_and_so_is_an_unshare()
    {
        await using var server = await ScriptedServer.StartAsync(
            async socket =>
            {
                await socket.OpenAsync();
                await socket.HearAsync("share");
                socket.Abort();
            },
            async socket =>
            {
                await socket.OpenAsync("\"resumed\":true,\"lastSeq\":0,\"missedSeq\":0,\"audioFrames\":0");
                await socket.HearAsync("share");
                await socket.SayAsync("""{"type":"shared","listenToken":"CfDJ8","seq":1}""");
                await socket.HearAsync("unshare");
                socket.Abort();
            },
            async socket =>
            {
                await socket.OpenAsync("\"resumed\":true,\"lastSeq\":1,\"missedSeq\":0,\"audioFrames\":0");
                await socket.HearAsync("unshare");
                await socket.SayAsync("""{"type":"unshared","seq":2}""");
                await socket.HearAsync("close");
                await socket.CloseAsync(1000);
            });
        using var client = Clients.Of(server.Address);
        var speaker = await client.ConnectAsync(cancellationToken: Token);

        var link = await speaker.ShareAsync(Token);
        await speaker.UnshareAsync(Token);

        Assert.Equal($"{server.Address.AbsoluteUri}listen/#CfDJ8", link.Page.AbsoluteUri);
        var shared = await speaker.ReadAllAsync(Token).UntilAsync<ServerEvent.Shared>();
        Assert.Equal((1, "CfDJ8"), (shared.Sequence, shared.Token));
        Assert.DoesNotContain("CfDJ8", shared.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, (await speaker.ReadAllAsync(Token).UntilAsync<ServerEvent.Unshared>()).Sequence);
        await speaker.DisposeAsync();
        await Assert.ThrowsAsync<SessionGoneException>(() => speaker.ShareAsync(Token));
    }
}
