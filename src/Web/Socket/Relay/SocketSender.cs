using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Interpreter.Core.Sessions;
using Interpreter.Web.Listening;
using Interpreter.Web.Socket.Incoming;
using Interpreter.Web.Socket.Outgoing;

namespace Interpreter.Web.Socket.Relay;

/// <summary>The one writer of a socket: sends what is queued, in order, then the close frame.</summary>
internal sealed class SocketSender : IDisposable
{
    /// <summary>
    /// Small, because a full queue is how a slow client is felt upstream: the session's subscription waits, and
    /// the session, whose queue is the real one, gives up on it.
    /// </summary>
    private const int QueueCapacity = 16;

    private readonly WebSocket _socket;
    private readonly SocketClosing _closing;
    private readonly SocketOptions _options;
    private readonly TimeProvider _time;
    private readonly InterpreterWebMetrics _metrics;
    private readonly PooledBuffer _buffer = new();
    private readonly ServerMessageWriter _writer;

    // Full: the producer waits, and with it the subscription or the reading of the socket. Nothing is dropped.
    // Inline continuations save a hop to the pool with every frame; sending never blocks.
    private readonly Channel<OutgoingItem> _queue = Channel.CreateBounded<OutgoingItem>(new BoundedChannelOptions(QueueCapacity)
    {
        SingleReader = true,
        AllowSynchronousContinuations = true,
    });

    public SocketSender(WebSocket socket, SocketClosing closing, SocketOptions options, TimeProvider time, InterpreterWebMetrics metrics)
    {
        (_socket, _closing, _options, _time, _metrics) = (socket, closing, options, time, metrics);
        _writer = new(_buffer);
    }

    /// <summary>How the client wants to be spoken to: basic, until its init says otherwise.</summary>
    public ClientMode Mode { get; set; }

    /// <summary>Queues an item, waiting for room. An item that comes after the decision to close is discarded.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(OutgoingItem item)
    {
        try
        {
            await _queue.Writer.WriteAsync(item, _closing.Token);
        }
        catch (Exception exception) when (exception is ChannelClosedException or OperationCanceledException)
        {
            item.Discard();
        }
    }

    /// <summary>Queues an error.</summary>
    public ValueTask SendErrorAsync(MessageProblem problem) => SendAsync(new Reply.Error(problem));

    /// <summary>Sends until the decision to close, then what is still queued, then the close frame.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async Task RunAsync()
    {
        // Leave the caller, so that both loops start before either waits.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var completion = _closing.Token.UnsafeRegister(static queue => ((ChannelWriter<OutgoingItem>)queue!).TryComplete(), _queue.Writer);
        try
        {
            while (await _queue.Reader.WaitToReadAsync())
            {
                while (_queue.Reader.TryRead(out var item))
                {
                    await SendOrDiscardAsync(item);
                }
            }

            if (_closing.LastWord is { } problem)
            {
                await SendItemAsync(new Reply.Error(problem));
            }

            await _socket.CloseOutputAsync(_closing.Status, _closing.Reason, CancellationToken.None);
        }
        finally
        {
            _queue.Writer.TryComplete();
            while (_queue.Reader.TryRead(out var item))
            {
                item.Discard();
            }
        }
    }

    public void Dispose() => _writer.Dispose();

    private ValueTask SendOrDiscardAsync(OutgoingItem item)
    {
        // A slow client gets what is left when it resumes; waiting for it now would only take its last word from it.
        if (_closing.Status is not SocketClosing.TryAgainLater)
        {
            return SendItemAsync(item);
        }

        item.Discard();
        return ValueTask.CompletedTask;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SendItemAsync(OutgoingItem item)
    {
        if (item.Heard is { } heard)
        {
            await PassOnAsync(heard);
            return;
        }

        var mode = Mode;
        var speech = item.Output as SessionOutput.Speech;
        try
        {
            if (item.Output is not null ? !_writer.TryWrite(item.Output, mode) : !_writer.TryWrite(item.Reply!, mode))
            {
                return;
            }

            await TransmitAsync(_buffer.Written, WebSocketMessageType.Text, audio: speech is not null);
            if (speech is not null && mode.BinaryAudio)
            {
                await TransmitAsync(speech.Frame.Memory, WebSocketMessageType.Binary, audio: true);
            }

            Count(item);
        }
        finally
        {
            _buffer.Return();
            item.Discard();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask PassOnAsync(BroadcastItem heard)
    {
        await TransmitAsync(heard.Message(Mode.BinaryAudio), WebSocketMessageType.Text, audio: heard.Pcm is not null);
        if (heard.Pcm is not null && Mode.BinaryAudio)
        {
            await TransmitAsync(heard.Pcm, WebSocketMessageType.Binary, audio: true);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask TransmitAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type, bool audio)
    {
        var sending = _socket.SendAsync(bytes, type, WebSocketMessageFlags.EndOfMessage, CancellationToken.None);
        if (!sending.IsCompletedSuccessfully)
        {
            await WaitAsync(sending.AsTask());
        }

        _metrics.FrameSent(bytes.Length, audio);
    }

    private async Task WaitAsync(Task sending)
    {
        try
        {
            await sending.WaitAsync(_options.SendTimeout, _time);
        }
        catch (TimeoutException)
        {
            // From here the relay gives the send the close timeout, then cuts the connection.
            _closing.RequestForSlowness();
            await sending;
        }
    }

    private void Count(OutgoingItem item)
    {
        var code = item switch
        {
            { Output: SessionOutput.Failed failed } => failed.Code,
            { Reply: Reply.Error error } => error.Problem.Code,
            _ => null,
        };
        if (code is not null)
        {
            _metrics.ErrorSent(code);
        }
    }
}
