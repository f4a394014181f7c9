using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using Interpreter.Core.Audio;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>The one ordered queue to the server, and its one writer. A full queue takes nothing and drops nothing.</summary>
internal sealed class OutboundQueue(WebSocket socket, int capacity)
{
    // The writer continues on the thread that queues: a send to a socket does not block, and a hop costs more than it.
    private readonly Channel<Item> _items = Channel.CreateBounded<Item>(new BoundedChannelOptions(capacity)
    {
        FullMode = BoundedChannelFullMode.Wait,
        SingleReader = true,
        AllowSynchronousContinuations = true,
    });

    private volatile bool _stopped;

    /// <summary>Queues audio, and retains it until it is sent or dropped.</summary>
    public bool TryWrite(AudioFrame frame)
    {
        frame.Retain();
        if (_items.Writer.TryWrite(new Item(frame, null)))
        {
            return true;
        }

        frame.Release();
        return false;
    }

    /// <summary>Queues a message.</summary>
    public bool TryWrite(byte[] message) => _items.Writer.TryWrite(new Item(null, message));

    /// <summary>Takes nothing more, and drops what waits: the connection ends.</summary>
    public void Stop()
    {
        _stopped = true;
        _items.Writer.TryComplete();
    }

    /// <summary>Sends until <see cref="Stop"/>, or until the socket breaks, of which the receiving side learns by itself.</summary>
    public async Task RunAsync()
    {
        var items = _items.Reader;
        while (await items.WaitToReadAsync().ConfigureAwait(false))
        {
            while (items.TryRead(out var item))
            {
                if (_stopped)
                {
                    item.Audio?.Release();
                    continue;
                }

                try
                {
                    await SendAsync(item).ConfigureAwait(false);
                }
                catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
                {
                    // The receiving side tells why: it may still hold the server's closing words.
                    Stop();
                }
            }
        }
    }

    /// <summary>Sends one message, past the queue: only before <see cref="RunAsync"/>.</summary>
    public async ValueTask SendAsync(byte[] message, CancellationToken cancellationToken)
    {
        await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        GeminiDiagnostics.Sent(message.Length);
    }

    private ValueTask SendAsync(Item item) => item.Audio is { } frame ? SendAudioAsync(frame) : SendAsync(item.Message!, CancellationToken.None);

    private async ValueTask SendAudioAsync(AudioFrame frame)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(AudioInput.MaxLength(frame));
        try
        {
            var length = AudioInput.Write(frame, buffer);
            frame.Release();
            await socket.SendAsync(buffer.AsMemory(0, length), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
            GeminiDiagnostics.Sent(length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Exactly one of the two.</summary>
    private readonly record struct Item(AudioFrame? Audio, byte[]? Message);
}
