using System.Net.WebSockets;

namespace Interpreter.Floor;

/// <summary>One client and its connection to Gemini: a loop each way, a buffer each, and no more.</summary>
internal sealed class FloorRelay(WebSocket client) : IDisposable
{
    private const int BufferBytes = 16 * 1024;

    private readonly ClientWebSocket _gemini = new();

    public async Task RunAsync(Uri gemini, CancellationToken cancellationToken)
    {
        await _gemini.ConnectAsync(gemini, cancellationToken);
        await _gemini.SendAsync("""{"setup":{"model":"models/floor"}}"""u8.ToArray(), WebSocketMessageType.Text, true, cancellationToken);
        var up = UpAsync(cancellationToken);
        var down = DownAsync(cancellationToken);
        await Task.WhenAny(up, down);
        _gemini.Abort();
        client.Abort();
        await Task.WhenAll(up, down).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _gemini.Dispose();

    private async Task UpAsync(CancellationToken cancellationToken)
    {
        var (message, output) = (new byte[BufferBytes], new byte[BufferBytes]);
        while (await ReceiveAsync(client, message, cancellationToken) is var length and >= 0)
        {
            var written = Rewrap.Up(message.AsSpan(0, length), output);
            if (written > 0)
            {
                await _gemini.SendAsync(output.AsMemory(0, written), WebSocketMessageType.Text, true, cancellationToken);
            }
        }
    }

    private async Task DownAsync(CancellationToken cancellationToken)
    {
        var (message, output) = (new byte[BufferBytes], new byte[BufferBytes]);
        while (await ReceiveAsync(_gemini, message, cancellationToken) is var length and >= 0)
        {
            var written = Rewrap.Down(message.AsSpan(0, length), output);
            if (written > 0)
            {
                await client.SendAsync(output.AsMemory(0, written), WebSocketMessageType.Text, true, cancellationToken);
            }
        }
    }

    // The length of a whole message; -1 at the end.
    private static async ValueTask<int> ReceiveAsync(WebSocket socket, byte[] buffer, CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return -1;
            }

            length += result.Count;
            if (result.EndOfMessage)
            {
                return length;
            }
        }
    }
}
