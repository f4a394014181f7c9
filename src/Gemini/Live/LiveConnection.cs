using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Failures;
using Interpreter.Gemini.Live.Wire;

namespace Interpreter.Gemini.Live;

/// <summary>
/// A connection to Gemini Live after its setup. Sends queue up and never wait; receives happen when the reader asks
/// for the next event, so that a reader that falls behind holds back the server instead of filling memory.
/// </summary>
public sealed class LiveConnection : ILiveConnection
{
    private readonly WebSocket _socket;
    private readonly LiveClientOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly MessageReceiver _receiver;
    private readonly OutboundQueue _outbound;
    private readonly EventBuffer _events = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _sending = Task.CompletedTask;
    private readonly GoAwayNotice _goAway;
    private WebSocketCloseStatus _closeStatus = WebSocketCloseStatus.NormalClosure;
    private bool _opened;
    private int _reading;
    private int _disposed;

    internal LiveConnection(WebSocket socket, LiveClientOptions options, TimeProvider timeProvider)
    {
        _socket = socket;
        _options = options;
        _timeProvider = timeProvider;
        _goAway = new GoAwayNotice(timeProvider);
        _receiver = new MessageReceiver(socket, options.MaxMessageBytes);
        _outbound = new OutboundQueue(socket, options.OutboundCapacity);
    }

    private bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    /// <summary>Queues audio at its own rate; Gemini's native one is 16 kHz. The frame is retained until it is sent or dropped.</summary>
    /// <returns>False when the queue is full or the connection has ended: nothing was queued.</returns>
    public bool TrySendAudio(AudioFrame frame) => _outbound.TryWrite(frame);

    /// <summary>Queues anything but audio, in order with it.</summary>
    /// <returns>False when the queue is full or the connection has ended: nothing was queued.</returns>
    public bool TrySend(LiveInput input) => _outbound.TryWrite(InputSerializer.Serialize(input));

    /// <summary>
    /// What the server says, from setupComplete on; one reader. Completes after <see cref="DisposeAsync"/>. The reader
    /// releases the frame of each <see cref="LiveEvent.Audio"/>.
    /// </summary>
    /// <param name="cancellationToken">Closes the connection, as <see cref="DisposeAsync"/> does, and ends the enumeration as cancelled.</param>
    /// <exception cref="UpstreamException">The connection ended otherwise; says why and whether a retry can help.</exception>
    /// <exception cref="InvalidOperationException">Someone reads already.</exception>
    public async IAsyncEnumerable<LiveEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _reading, 1) != 0)
        {
            if (IsDisposed)
            {
                yield break;
            }

            throw new InvalidOperationException("A connection to Gemini has one reader.");
        }

        // Cancelling a receive would cut the socket, and the server would count the session as alive for a while.
        using var closing = cancellationToken.UnsafeRegister(static connection => _ = ((LiveConnection)connection!).DisposeAsync().AsTask(), this);
        try
        {
            do
            {
                while (_events.TryTake(out var next))
                {
                    if (next is LiveEvent.Error { Message: var error })
                    {
                        throw Ended(FailureClassifier.OfStatus(error.Code ?? 500, error.Message ?? error.Status));
                    }

                    yield return next;
                }
            }
            while (await ReceiveAsync(CancellationToken.None).ConfigureAwait(false));

            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
            if (IsDisposed)
            {
                ReleaseEvents();
            }
        }
    }

    /// <summary>Closes the connection; what is still queued is dropped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            await _closed.Task.ConfigureAwait(false);
            return;
        }

        try
        {
            await CloseAsync().ConfigureAwait(false);
        }
        finally
        {
            _closed.SetResult();
        }
    }

    private async Task CloseAsync()
    {
        _outbound.Stop();
        using var timeout = new CancellationTokenSource(_options.CloseTimeout, _timeProvider);
        try
        {
            await _sending.WaitAsync(timeout.Token).ConfigureAwait(false);
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseAsync(_closeStatus, statusDescription: null, timeout.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            _socket.Abort();
        }

        _socket.Dispose();
        await _sending.ConfigureAwait(false);
        ReleaseEvents();
        if (_opened)
        {
            GeminiDiagnostics.Closed();
        }
    }

    /// <summary>Sends the setup and waits for setupComplete.</summary>
    internal async Task SetUpAsync(byte[] setup, CancellationToken cancellationToken)
    {
        try
        {
            await _outbound.SendAsync(setup, cancellationToken).ConfigureAwait(false);
        }
        catch (WebSocketException)
        {
            // The server hung up at once: receiving tells its reason.
        }

        while (_events.Find<LiveEvent.SetUp>() is null)
        {
            await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (_events.Find<LiveEvent.Error>() is { Message: var error })
            {
                throw FailureClassifier.OfStatus(error.Code ?? 500, error.Message ?? error.Status);
            }
        }

        _opened = true;
        GeminiDiagnostics.Opened();

        // The loop outlives the caller, whose ambient activity must not stick to it.
        using (ExecutionContext.SuppressFlow())
        {
            _sending = _outbound.RunAsync();
        }
    }

    /// <summary>Receives one message and reads its events.</summary>
    /// <returns>False after disposal.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            var received = await _receiver.ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (IsDisposed)
            {
                return false;
            }

            if (!received)
            {
                throw Ended(FailureClassifier.OfClose((int?)_socket.CloseStatus, _socket.CloseStatusDescription, _goAway.State));
            }

            _events.Read(_receiver.Message);
            if (_events.Find<LiveEvent.GoAway>() is { Message.TimeLeft: var left })
            {
                _goAway.Announce(left ?? TimeSpan.Zero);
            }

            return true;
        }
        catch (JsonException exception)
        {
            _closeStatus = WebSocketCloseStatus.InvalidPayloadData;
            throw Ended(new UpstreamException(UpstreamFailure.Transient, "Gemini sent a message that is not of its protocol.", inner: exception));
        }
        catch (MessageTooLargeException exception)
        {
            _closeStatus = WebSocketCloseStatus.MessageTooBig;
            throw Ended(new UpstreamException(UpstreamFailure.Transient, $"Gemini sent too large a message. {exception.Message}", inner: exception));
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // An aborted socket, such as by a missing pong, ends a receive as cancelled.
            _outbound.Stop();
            cancellationToken.ThrowIfCancellationRequested();
            if (IsDisposed)
            {
                return false;
            }

            throw Ended(FailureClassifier.OfClose(code: null, reason: null, _goAway.State, exception));
        }
        finally
        {
            _receiver.Release();
        }
    }

    // A reader that stops half-way may go on later; after disposal, whoever comes last takes the reader's place for good.
    private void ReleaseEvents()
    {
        if (Interlocked.Exchange(ref _reading, 1) == 0)
        {
            _events.Release();
        }
    }

    private UpstreamException Ended(UpstreamException failure)
    {
        _outbound.Stop();
        if (_opened)
        {
            GeminiDiagnostics.Disconnected(failure.Kind.ToString());
        }

        return failure;
    }
}
