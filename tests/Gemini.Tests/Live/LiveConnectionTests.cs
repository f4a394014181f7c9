using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Live.Wire;
using Interpreter.Gemini.Tests.Server;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Live;

public sealed class LiveConnectionTests
{
    private const string Text = """{"serverContent":{"outputTranscription":{"text":"We"}}}""";

    [Theory]
    [InlineData(WebSocketMessageType.Binary)]
    [InlineData(WebSocketMessageType.Text)]
    public async Task Frames_of_either_type_are_read(WebSocketMessageType type)
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.ReceiveAsync();
            await client.SendAsync(ServerConnection.SetupComplete, type);
            await client.SendAsync(Text, type);
            await client.WaitForCloseAsync();
        });
        await using var connection = await server.ConnectAsync();

        Assert.Equal("We", Assert.IsType<LiveEvent.OutputTranscription>(Assert.Single(await connection.TakeAsync(1))).Fragment.Text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40_000)]
    public async Task A_message_in_fragments_is_one_message(int size)
    {
        var pcm = Pcm(60_000);
        var message = """{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"DATA"}}]}}}"""
            .Replace("DATA", Convert.ToBase64String(pcm.AsSpan(0, size == 1 ? 300 : pcm.Length)), StringComparison.Ordinal);
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.SendFragmentsAsync(message, size);
            await client.WaitForCloseAsync();
        });
        await using var connection = await server.ConnectAsync();

        var frame = Assert.IsType<LiveEvent.Audio>(Assert.Single(await connection.TakeAsync(1))).Frame;

        Assert.Equal(pcm.AsSpan(0, frame.Length), frame.Memory.Span);
        Assert.Equal(size == 1 ? 300 : pcm.Length, frame.Length);
        frame.Release();
    }

    [Fact]
    public async Task Empty_frames_and_unknown_messages_are_passed_over()
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.SendAsync("");
            await client.SendAsync("", WebSocketMessageType.Text);
            await client.SendAsync("{}");
            await client.SendAsync("""{"serverContent":{}}""");
            await client.SendAsync("""{"brandNew":{"x":1}}""");
            await client.SendAsync(Text);
            await client.WaitForCloseAsync();
        });
        await using var connection = await server.ConnectAsync();

        Assert.IsType<LiveEvent.OutputTranscription>(Assert.Single(await connection.TakeAsync(1)));
    }

    [Fact]
    public async Task Events_that_come_with_setupComplete_are_not_lost()
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.ReceiveAsync();
            await client.SendAsync("""{"sessionResumptionUpdate":{}}""");
            await client.SendAsync("""{"setupComplete":{"sessionId":"s"},"usageMetadata":{"totalTokenCount":1}}""");
            await client.WaitForCloseAsync();
        });
        await using var connection = await server.ConnectAsync();

        Assert.Collection(
            await connection.TakeAsync(2),
            next => Assert.IsType<LiveEvent.Resumption>(next),
            next => Assert.IsType<LiveEvent.Usage>(next));
    }

    [Fact]
    public async Task What_is_queued_is_sent_in_order_one_text_frame_each()
    {
        List<string?> received = [];
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            for (var count = 0; count < 5; count++)
            {
                received.Add(await client.ReceiveAsync());
                Assert.Equal(WebSocketMessageType.Text, client.LastType);
            }

            await client.SendAsync(Text);
            await client.WaitForCloseAsync();
        });
        await using var connection = await server.ConnectAsync();
        var frame = Frame(4);

        Assert.True(connection.TrySend(new LiveInput.ActivityStart()));
        Assert.True(connection.TrySendAudio(frame));
        Assert.True(connection.TrySendAudio(frame));
        Assert.True(connection.TrySend(new LiveInput.ActivityEnd()));
        Assert.True(connection.TrySend(new LiveInput.Text("hi")));
        await connection.TakeAsync(1);

        var audio = """{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":"AAcOFQ=="}}}""";
        Assert.Equal(["""{"realtimeInput":{"activityStart":{}}}""", audio, audio, """{"realtimeInput":{"activityEnd":{}}}""", """{"realtimeInput":{"text":"hi"}}"""], received);
        Assert.Equal(1, frame.References());
    }

    [Fact]
    public async Task A_full_queue_takes_nothing_and_disposal_releases_all_of_it()
    {
        var never = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await never.Task; // reads nothing: the client's sends pile up
        });
        var connection = await server.ConnectAsync(options => options with { OutboundCapacity = 4, CloseTimeout = TimeSpan.FromMilliseconds(50) });
        var frame = Frame(256 * 1024);

        var sent = 0;
        while (connection.TrySendAudio(frame))
        {
            Assert.True(++sent < 1_000, "The socket took 250 MB that nobody reads.");
        }

        Assert.False(connection.TrySend(new LiveInput.ActivityStart()));
        Assert.InRange(frame.References(), 5, 6); // ours, the four that wait, perhaps the one that is written
        await connection.DisposeAsync();
        Assert.Equal(1, frame.References());
        Assert.False(connection.TrySendAudio(frame));
        Assert.Equal(1, frame.References());
        never.SetResult();
    }

    [Fact]
    public async Task Disposal_shakes_hands_and_completes_the_reader()
    {
        int? code = null;
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            code = await client.WaitForCloseAsync();
        });
        var connection = await server.ConnectAsync();
        var reading = connection.DrainAsync();

        await connection.DisposeAsync();
        await connection.DisposeAsync();

        await reading.WaitAsync(Patience, Cancellation);
        await server.Finished.WaitAsync(Patience, Cancellation);
        Assert.Equal(1000, code);
        Assert.False(connection.TrySend(new LiveInput.ActivityStart()));
    }

    [Fact]
    public async Task Disposal_does_not_wait_for_a_server_that_never_closes()
    {
        var never = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await never.Task;
        });
        var connection = await server.ConnectAsync(options => options with { CloseTimeout = TimeSpan.FromMilliseconds(50) });
        var reading = connection.DrainAsync();

        await connection.DisposeAsync().AsTask().WaitAsync(Patience, Cancellation);

        await reading.WaitAsync(Patience, Cancellation);
        never.SetResult();
    }

    [Fact]
    public async Task Cancelling_the_reader_closes_the_connection_with_a_handshake()
    {
        int? code = null;
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            code = await client.WaitForCloseAsync();
        });
        await using var connection = await server.ConnectAsync();
        using var cancellation = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            await foreach (var next in connection.ReadAllAsync(cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        }, Cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience, Cancellation));
        await server.Finished.WaitAsync(Patience, Cancellation);

        Assert.Equal(1000, code);
        Assert.False(connection.TrySend(new LiveInput.ActivityStart()));
    }

    [Fact]
    public async Task A_reader_that_stops_within_a_message_goes_on_where_it_stopped()
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.SendAsync("""{"serverContent":{"outputTranscription":{"text":"We"},"generationComplete":true,"turnComplete":true}}""");
            await client.WaitForCloseAsync();
        });
        await using var connection = await server.ConnectAsync();

        Assert.IsType<LiveEvent.OutputTranscription>(Assert.Single(await connection.TakeAsync(1)));
        Assert.IsType<LiveEvent.GenerationComplete>(Assert.Single(await connection.TakeAsync(1)));
        Assert.IsType<LiveEvent.TurnComplete>(Assert.Single(await connection.TakeAsync(1)));
    }

    [Fact]
    public async Task Disposal_releases_what_was_received_and_not_read()
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.SendAsync("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"data":"AQI="}},{"inlineData":{"data":"AwQ="}}]}}}""");
            await client.WaitForCloseAsync();
        });
        var connection = await server.ConnectAsync();
        var reader = connection.ReadAllAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        await reader.MoveNextAsync();
        await reader.MoveNextAsync();
        var read = Assert.IsType<LiveEvent.Audio>(reader.Current).Frame;
        var unread = EventsOf(connection).Find<LiveEvent.Audio>()!.Frame.Retain();

        await connection.DisposeAsync();
        await reader.DisposeAsync();
        await connection.DrainAsync();

        Assert.Equal((1, 1), (read.References(), unread.References()));
        read.Release();
        unread.Release();
    }

    [Fact]
    public async Task A_second_reader_is_refused()
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.WaitForCloseAsync();
        });
        var connection = await server.ConnectAsync();
        var reading = connection.DrainAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(connection.DrainAsync);

        await connection.DisposeAsync();
        await reading.WaitAsync(Patience, Cancellation);
    }

    [Theory]
    [InlineData("this is not JSON", 1007)]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"data":"%%"}}]}}}""", 1007)]
    [InlineData("LARGE", 1009)]
    public async Task A_message_that_cannot_be_taken_ends_the_connection_with_its_code(string message, int code)
    {
        int? actual = null;
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.SendAsync(message == "LARGE" ? "{\"x\":\"" + new string('x', 200_000) + "\"}" : message);
            actual = await client.WaitForCloseAsync();
        });
        var connection = await server.ConnectAsync(options => options with { MaxMessageBytes = 100_000 });

        var failure = await Assert.ThrowsAsync<UpstreamException>(connection.DrainAsync);
        Assert.False(connection.TrySend(new LiveInput.ActivityStart()));
        await connection.DisposeAsync();
        await server.Finished.WaitAsync(Patience, Cancellation);

        Assert.Equal(UpstreamFailure.Transient, failure.Kind);
        Assert.Equal(code, actual);
    }

    [Theory]
    [InlineData(99_990)]
    [InlineData(100_000)]
    public async Task A_message_of_up_to_the_limit_is_taken(int bytes)
    {
        await using var server = await ScriptedServer.StartAsync(async client =>
        {
            await client.SetUpAsync();
            await client.SendAsync(Encoding.UTF8.GetBytes(Text + new string(' ', bytes - Text.Length)));
            await client.WaitForCloseAsync();
        });
        await using var connection = await server.ConnectAsync(options => options with { MaxMessageBytes = 100_000 });

        Assert.Single(await connection.TakeAsync(1));
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_events")]
    private static extern ref EventBuffer EventsOf(LiveConnection connection);
}
