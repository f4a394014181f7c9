using System.Net.Sockets;
using System.Text;
using Interpreter.Testing.Sockets;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Relay;

public sealed class PingTests
{
    private const byte PingFrame = 0x89;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_answers_no_ping_is_cut()
    {
        await using var server = await WebServer.StartAsync(options => options with
        {
            PingInterval = TimeSpan.FromMilliseconds(100),
            PingTimeout = TimeSpan.FromMilliseconds(100),
        });
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port, Token);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"),
            Token);

        var received = await ReadToEndAsync(stream).WaitAsync(SocketClient.Patience, Token);

        var text = Encoding.Latin1.GetString(received);
        Assert.StartsWith("HTTP/1.1 101", text, StringComparison.Ordinal);
        Assert.Contains(PingFrame, received[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
    }

    private static async Task<byte[]> ReadToEndAsync(NetworkStream stream)
    {
        using var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received, Token);
        }
        catch (IOException)
        {
            // A reset is an end too.
        }

        return received.ToArray();
    }
}
