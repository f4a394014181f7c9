using System.Net.WebSockets;
using System.Threading.Channels;
using Google.GenAI;
using Interpreter.Core.Audio;
using Interpreter.Gemini.Live;

namespace Interpreter.GoogleGenAI;

/// <summary>The one ordered queue to the SDK, and its one writer: a session of the SDK's sends one message at a time. A full queue takes nothing and drops nothing.</summary>
internal sealed class OutboundQueue(AsyncSession session, int capacity)
{
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

    /// <summary>Queues anything else.</summary>
    public bool TryWrite(LiveInput input) => _items.Writer.TryWrite(new Item(null, input));

    /// <summary>Takes nothing more, and drops what waits: the connection ends.</summary>
    public void Stop()
    {
        _stopped = true;
        _items.Writer.TryComplete();
    }

    /// <summary>Sends until <see cref="Stop"/>, or until the socket breaks, of which the receiving side learns by itself.</summary>
    /// <param name="cut">Gives a send up, and the connection with it.</param>
    public async Task RunAsync(CancellationToken cut)
    {
        var items = _items.Reader;
        while (await items.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (items.TryRead(out var item))
            {
                try
                {
                    if (!_stopped)
                    {
                        await SendAsync(item, cut).ConfigureAwait(false);
                    }
                }
                catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or InvalidOperationException or IOException)
                {
                    // The receiving side learns of it.
                    Stop();
                }
                finally
                {
                    item.Audio?.Release();
                }
            }
        }
    }

    private Task SendAsync(Item item, CancellationToken cut) => item switch
    {
        { Audio: { } frame } => session.SendRealtimeInputAsync(InputMapping.ToSdk(frame), cut),
        { Input: LiveInput.Turns turns } => session.SendClientContentAsync(InputMapping.ToSdk(turns.Content), cut),
        _ => session.SendRealtimeInputAsync(InputMapping.ToSdk(item.Input!), cut),
    };

    /// <summary>Exactly one of the two.</summary>
    private readonly record struct Item(AudioFrame? Audio, LiveInput? Input);
}
