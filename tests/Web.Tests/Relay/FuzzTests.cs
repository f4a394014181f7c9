using System.Net.WebSockets;
using System.Text;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing.Sockets;
using Interpreter.Web.Socket;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Relay;

[Collection(nameof(Alone))]
public sealed class FuzzTests
{
    private const int Sockets = 4;
    private const int FramesPerSocket = 25_000;
    private const int FramesPerChat = 10_000;

    private static readonly string[] Seeds =
    [
        """{"type":"init","config":{"language":"auto","useWhisper":false,"sampleRate":16000,"languages":["ko","en"],"glossary":[{"term":"a","translation":"b"}],"vad":{"threshold":500}}}""",
        """{"type":"init","resume":{"sessionId":"550e8400-e29b-41d4-a716-446655440000","lastSeq":123}}""",
        """{"type":"audio","data":"AQIDBAUGBwg=","timestamp":1702345678900}""",
        """{"type":"text","text":"안녕하세요 \"you\" \ud83d\ude00"}""",
        """{"type":"ack","seq":123}""",
        """{"type":"ping","id":{"a":[1,2,null]}}""",
        """{"type":"interrupt"}""",
        """{"type":"text","text":"Hello","requestId":"a1"}""",
        """{"type":"image","data":"iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAACklEQVR4AWNgAAIAAAYAAc6L6r8AAAAASUVORK5CYII=","mimeType":"image/png","text":"What?","requestId":"i"}""",
        """{"type":"image","images":[{"data":"/9j/AAA=","mimeType":"image/jpeg"},{"data":"UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="}]}""",
        """{"type":"retry","requestId":"r"}""",
        """{"type":"clear"}""",
        """{"type":"init","mode":"chat","sessionId":12}""",
    ];

    [Fact]
    public async Task A_hundred_thousand_random_and_mutated_frames_neither_crash_nor_leak()
    {
        await using var server = await WebServer.StartAsync(options => options with { MaxMessagesPerSecond = 1_000_000, MaxMessageBytes = 4096 });
        server.Sessions.Created = session => session.IsDeaf = true;
        await AssertNoLeakAsync(FramesPerSocket, (frames, seed) => FuzzAsync(() => server.ConnectAsync(), "", frames, seed));
    }

    [Fact]
    public async Task Nor_do_they_in_a_chat()
    {
        var limits = new SocketOptions { MaxMessagesPerSecond = 1_000_000, MaxMessageBytes = 4096, MaxImageMessageBytes = 8192 };
        await using var server = await AccountServer.StartAsync(new SqliteFiles(), socket: limits);
        server.Sessions.Created = session => session.IsDeaf = true;
        var token = await server.RegisterAsync();
        await AssertNoLeakAsync(FramesPerChat, (frames, seed) => FuzzAsync(() => server.ConnectAsync(token), "\"mode\":\"chat\",", frames, seed));
    }

    private static async Task AssertNoLeakAsync(int perSocket, Func<int, int, Task> fuzz)
    {
        await fuzz(2000, 1);
        var before = Settled();
        await Task.WhenAll(Enumerable.Range(0, Sockets).Select(seed => fuzz(perSocket, seed + 2)));

        var growth = Settled() - before;
        Assert.True(growth < 8 * 1024 * 1024, $"Memory grew by {growth / 1024} KiB.");
    }

    private static async Task FuzzAsync(Func<Task<SocketClient>> connect, string mode, int frames, int seed)
    {
        var random = new Random(seed);
        using var client = await connect();
        await client.SendAsync($$"""{"type":"init",{{mode}}"config":{"events":"extended","audioEncoding":"binary"} }""");

        var sending = Task.Run(async () =>
        {
            for (var frame = 0; frame < frames; frame++)
            {
                var (bytes, type) = NextFrame(random);
                var cut = random.Next(10) == 0 ? random.Next(bytes.Length + 1) : 0;
                if (cut > 0)
                {
                    await client.Socket.SendAsync(bytes.AsMemory(0, cut), type, endOfMessage: false, TestContext.Current.CancellationToken);
                }

                await client.Socket.SendAsync(bytes.AsMemory(cut), type, endOfMessage: true, TestContext.Current.CancellationToken);
            }

            await client.SendAsync("""{"type":"ping","id":"the end"}""");
        });

        string text;
        do
        {
            text = await client.ReceiveTextAsync();
        }
        while (text != """{"type":"pong","id":"the end"}""");
        await sending;
        await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
    }

    private static (byte[] Bytes, WebSocketMessageType Type) NextFrame(Random random)
    {
        if (random.Next(8) == 0)
        {
            var noise = new byte[random.Next(64)];
            random.NextBytes(noise);
            return (noise, WebSocketMessageType.Binary);
        }

        // ASCII and whole characters only: other text is no valid WebSocket text, which the socket refuses by itself.
        var text = new StringBuilder(Seeds[random.Next(Seeds.Length)]);
        for (var change = random.Next(4); change > 0; change--)
        {
            var at = random.Next(text.Length);
            _ = random.Next(4) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at)),
                1 => text.Insert(at, (char)random.Next(1, 128)),
                2 => text.Insert(at, "{[\"\\,:"[random.Next(6)].ToString(), random.Next(1, 80)),
                _ => text.Append(text.ToString(0, at)),
            };
            if (text.Length == 0)
            {
                text.Append('?');
            }
        }

        // Closing is not what is tested here.
        var message = text.Replace("close", "cloze").ToString();
        return (Encoding.UTF8.GetBytes(message[..Math.Min(message.Length, 800)]), WebSocketMessageType.Text);
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
